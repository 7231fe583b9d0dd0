import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import type { Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { AppError } from "../errors.ts";
import { createAuditExport, createExport, createRevealingExport } from "../exports/create-export.ts";
import { runExport } from "../exports/run-export.ts";
import { anExport, fileOf, seedMany } from "../exports/testing/export-world.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { fileResponse } from "./file-response.ts";

const asking = vi.hoisted(() => ({
  scope: undefined as Scope | undefined,
  lacks: [] as Permission[],
}));
vi.mock("./authorize.ts", () => ({
  authorize: async (_slug: string, permission: Permission) => {
    if (asking.lacks.includes(permission)) throw new AppError("forbidden", `Needs ${permission}.`);
    return asking.scope;
  },
}));

let database: TestDatabase;
let scope: Scope;
let exportId: string;
let whole: Buffer;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  await seedMany(scope, [(await aConnection(scope)).id], 6000);
  exportId = (await createExport(scope, anExport({}))).exportId;
  await runExport(scope, { exportId, attempt: 1 });
  whole = await fileOf(scope, exportId);
});
afterAll(() => database.drop());
beforeEach(() => {
  asking.scope = scope;
  asking.lacks = [];
});

function get(headers: Record<string, string> = {}, method = "GET", id = exportId): Promise<Response> {
  return fileResponse("altura", id, new Request("https://pay.example/file", { headers, method }));
}

async function bytesOf(response: Response): Promise<Buffer> {
  return Buffer.from(await response.arrayBuffer());
}

describe("the download of an export", () => {
  it("is the file, named, measured and kept by no cache", async () => {
    const response = await get();
    expect(response.status).toBe(200);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      "content-type": "text/csv; charset=utf-8",
      "content-length": String(whole.length),
      "content-disposition": expect.stringMatching(
        /^attachment; filename="transactions-test-\d{8}-\d{6}Z\.csv"$/,
      ),
      "accept-ranges": "bytes",
      "cache-control": "no-store, no-transform",
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
    });
    expect((await bytesOf(response)).equals(whole)).toBe(true);
  });

  it("goes on where it broke off, and both pieces make the whole", async () => {
    const first = await get();
    const reader = first.body?.getReader();
    const got = Buffer.from((await reader?.read())?.value ?? []);
    await reader?.cancel();
    expect(got.length).toBeLessThan(whole.length);
    const etag = first.headers.get("etag") ?? "";
    const rest = await get({ range: `bytes=${got.length}-`, "if-range": etag });
    expect(rest.status).toBe(206);
    expect(rest.headers.get("content-range")).toBe(`bytes ${got.length}-${whole.length - 1}/${whole.length}`);
    expect(Buffer.concat([got, await bytesOf(rest)]).equals(whole)).toBe(true);
  });

  it("begins anew when the file is another one by now", async () => {
    const response = await get({ range: "bytes=100-", "if-range": '"exp_other-1"' });
    expect(response.status).toBe(200);
    expect((await bytesOf(response)).length).toBe(whole.length);
  });

  it("says how long it is when asked for what lies behind its end, or for nothing but its head", async () => {
    const beyond = await get({ range: `bytes=${whole.length}-` });
    expect([beyond.status, beyond.headers.get("content-range")]).toEqual([416, `bytes */${whole.length}`]);
    const head = await get({}, "HEAD");
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([
      200,
      String(whole.length),
      "",
    ]);
  });

  it("is found by no other merchant, and under no other id", async () => {
    asking.scope = await aMerchant();
    expect((await get()).status).toBe(404);
    asking.scope = scope;
    for (const id of ["exp_nothing", "../../etc/passwd", "%00"])
      expect((await get({}, "GET", id)).status).toBe(404);
  });

  it("with customers in full needs the permission to see them, and is noted", async () => {
    const asked = await createRevealingExport(scope, {
      ...anExport({ columns: ["customer"] }),
      reason: "Audit",
    });
    await runExport(scope, { exportId: asked.exportId, attempt: 1 });
    asking.lacks = ["customers.reveal"];
    const refused = await get({}, "GET", asked.exportId);
    expect([refused.status, await refused.text()]).toEqual([
      403,
      expect.stringContaining("customers.reveal"),
    ]);
    asking.lacks = [];
    expect((await get({}, "GET", asked.exportId)).status).toBe(200);
    const { rows } = await pool().query("SELECT action FROM audit_entries WHERE target_id = $1 ORDER BY id", [
      asked.exportId,
    ]);
    expect(rows.map(({ action }) => action)).toEqual(["export.create", "export.download"]);
  });

  it("of the audit log is for who may read the log", async () => {
    const asked = {
      filters: { window: "30d", action: undefined, member: undefined, target: undefined } as const,
    };
    const file = await createAuditExport(scope, {
      ...asked,
      format: "csv",
      zone: "UTC",
      idempotencyKey: "an-export-of-the-log",
    });
    await runExport(scope, { exportId: file.exportId, attempt: 1 });
    expect((await get({}, "GET", file.exportId)).status).toBe(200);
    asking.lacks = ["audit.read"];
    expect((await get({}, "GET", file.exportId)).status).toBe(403);
    expect((await get()).status).toBe(200);
  });
});
