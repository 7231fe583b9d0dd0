import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Permission } from "../auth/permissions.ts";
import { builtInRole } from "../auth/permissions.ts";
import { memberScope } from "../auth/scope.ts";
import { overrideEnv } from "../env.ts";
import { AppError, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { defineAction } from "./define-action.ts";

const request = vi.hoisted(() => ({ headers: new Headers(), refusal: undefined as Error | undefined }));
vi.mock("next/headers", () => ({ headers: async () => request.headers }));
vi.mock("./authorize.ts", () => ({
  authorize: vi.fn(async (_slug: string, permission: Permission) => {
    if (request.refusal) throw request.refusal;
    return memberScope(newId("merchant"), "test", actor, permission, null);
  }),
}));

vi.mock("./require-step-up.ts", () => ({
  requireStepUp: vi.fn(async () => {
    throw new AppError("step_up_required", "Confirm that it is you, then send this again.");
  }),
}));

const actor = {
  type: "member",
  memberId: newId("member"),
  userId: newId("user"),
  name: "Ana",
  role: builtInRole("owner"),
} as const;
const input = z.object({
  note: z.string().trim().min(1, "Write something."),
  lines: z.array(z.object({ amount: z.string().regex(/^\d+$/, "Digits only.") })).default([]),
});
const run = vi.fn(async (_scope: unknown, parsed: z.output<typeof input>) => parsed.note);
const addNote = defineAction({ permission: "transactions.note", input, run });

overrideEnv({ LOG_LEVEL: "silent" });
beforeEach(() => {
  request.headers = new Headers({ host: "pay.example", origin: "https://pay.example" });
  request.refusal = undefined;
  run.mockClear();
});

describe("an action", () => {
  it("runs with parsed input and the scope of its permission", async () => {
    expect(await addNote("altura", { note: "  called them  " })).toEqual({ ok: true, value: "called them" });
    expect(run).toHaveBeenCalledWith(expect.objectContaining({ actor }), { note: "called them", lines: [] });
  });

  it("names each bad field by its path, with the first message", async () => {
    const result = await addNote("altura", { note: " ", lines: [{ amount: "1" }, { amount: "x" }] });
    expect(result).toMatchObject({
      ok: false,
      error: {
        code: "invalid_input",
        fields: { note: "Write something.", "lines.1.amount": "Digits only." },
      },
    });
    expect(run).not.toHaveBeenCalled();
  });

  it("asks for the permission before it looks at the input", async () => {
    request.refusal = new AppError("forbidden", "Needs the permission transactions.note.");
    expect(await addNote("altura", { note: "" })).toMatchObject({ ok: false, error: { code: "forbidden" } });
  });

  it("passes an expected refusal on in its own words", async () => {
    run.mockRejectedValueOnce(notFound("Transaction"));
    expect(await addNote("altura", { note: "x" })).toMatchObject({
      ok: false,
      error: { code: "not_found", message: "Transaction not found.", fields: {} },
    });
  });

  it("keeps the words of an unforeseen failure to itself", async () => {
    run.mockRejectedValueOnce(new Error("duplicate key (email)=(ana@example.com)"));
    const result = await addNote("altura", { note: "x" });
    expect(result).toMatchObject({ ok: false, error: { code: "unexpected", errorId: expect.any(String) } });
    expect(JSON.stringify(result)).not.toMatch(/duplicate|ana@example/);
  });
});

describe("an action that asks for a recent factor", () => {
  const move = defineAction({ permission: "refunds.create", stepUp: true, input, run });

  it("does nothing without one, and says so by a code of its own", async () => {
    expect(await move("altura", { note: "x" })).toMatchObject({
      ok: false,
      error: { code: "step_up_required" },
    });
    expect(run).not.toHaveBeenCalled();
  });

  it("names a bad field before it asks", async () => {
    expect(await move("altura", { note: "" })).toMatchObject({ error: { code: "invalid_input" } });
  });
});

describe("where an action may be called from", () => {
  it.each([
    ["another site's page", { origin: "https://evil.example" }],
    ["a page without a site of its own", { origin: "null" }],
    ["what the browser calls cross-site", { "sec-fetch-site": "cross-site" }],
    ["a neighbour under the same domain", { "sec-fetch-site": "same-site" }],
    ["the same name on another port", { origin: "https://pay.example:8443" }],
  ])("refuses %s", async (_name, sent) => {
    request.headers = new Headers({ host: "pay.example", ...sent });
    expect(await addNote("altura", { note: "x" })).toMatchObject({ ok: false, error: { code: "forbidden" } });
    expect(run).not.toHaveBeenCalled();
  });

  it("goes by the name that the proxy passed on", async () => {
    request.headers = new Headers({
      host: "10.0.0.7:3000",
      "x-forwarded-host": "pay.example",
      origin: "https://pay.example",
      "sec-fetch-site": "same-origin",
    });
    expect(await addNote("altura", { note: "x" })).toMatchObject({ ok: true });
  });
});
