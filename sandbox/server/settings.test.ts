import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { isOnNow } from "./faults/on-now.ts";
import { createSettings } from "./settings.ts";
import { createStore } from "./store.ts";

const folder = mkdtempSync(join(tmpdir(), "sandbox-settings-"));
const file = join(folder, "sandbox.json");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test("what is set, how often and where, outlives a restart", () => {
  const store = createStore(file);
  const before = createSettings(store);
  before.change("payin", { status: 503, webhookUrl: "http://127.0.0.1/hook" }, { path: "/api", times: 2 });
  expect(isOnNow(before, "payin", "status", "GET /api/v1/orders")).toBe(true);
  store.flush();

  const after = createSettings(createStore(file));
  expect(after.of("payin")).toMatchObject({ status: 503, webhookUrl: "http://127.0.0.1/hook" });
  expect(isOnNow(after, "payin", "status", "GET /health")).toBe(false);
  expect(isOnNow(after, "payin", "status", "POST /api/v1/orders")).toBe(true);
  expect(after.of("payin")).toMatchObject({ status: null, limits: {} });
  expect(after.of("pepay").status).toBeNull();
});
