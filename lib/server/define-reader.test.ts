import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import type { Permission } from "../auth/permissions.ts";
import { memberScope } from "../auth/scope.ts";
import { overrideEnv } from "../env.ts";
import { AppError, type AppErrorCode, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { authorize } from "./authorize.ts";
import { defineReader } from "./define-reader.ts";

const request = vi.hoisted(() => ({ refusal: undefined as Error | undefined }));
vi.mock("./authorize.ts", () => ({
  authorize: vi.fn(async (_slug: string, permission: Permission) => {
    if (request.refusal) throw request.refusal;
    return memberScope(newId("merchant"), "test", actor, permission);
  }),
}));

const actor = {
  type: "member",
  memberId: newId("member"),
  userId: newId("user"),
  name: "Ana",
  role: "owner",
} as const;
vi.mock("./viewer.ts", () => ({ currentViewer: async () => ({ clock: null, dayZone: undefined }) }));

const params = z.object({
  transactionId: z.string(),
  limit: z.coerce.number().int().max(100, "At most 100.").default(50),
});
const read = vi.fn(async (_scope: unknown, parsed: z.output<typeof params>): Promise<unknown> => parsed);
const reader = defineReader({ permission: "transactions.read", params, read });

async function get(search = "", route: Record<string, string> = { transactionId: "txn_1" }) {
  const response = await reader.GET(new Request(`https://pay.example/api/x${search}`), {
    params: Promise.resolve({ merchant: "altura", ...route }),
  });
  return { response, body: await response.json() };
}

overrideEnv({ LOG_LEVEL: "silent" });
beforeEach(() => {
  request.refusal = undefined;
  read.mockClear();
});

describe("a reader", () => {
  it("gives page and route the same answer under the same permission", async () => {
    const { response, body } = await get("?limit=10");
    expect(body).toEqual(await reader.load("altura", { transactionId: "txn_1", limit: "10" }));
    expect(response.status).toBe(200);
    expect(authorize).toHaveBeenLastCalledWith("altura", "transactions.read");
  });

  it("lets no search parameter stand in for the route's own", async () => {
    const { body } = await get("?transactionId=txn_2&merchant=other");
    expect(body).toEqual({ transactionId: "txn_1", limit: 50 });
    expect(authorize).toHaveBeenLastCalledWith("altura", "transactions.read");
  });

  it("is kept by no cache, refusals included", async () => {
    expect((await get()).response.headers.get("cache-control")).toBe("no-store");
    request.refusal = notFound("Merchant");
    expect((await get()).response.headers.get("cache-control")).toBe("no-store");
  });

  it.each([
    ["not_signed_in", 401],
    ["forbidden", 403],
    ["not_found", 404],
    ["rate_limited", 429],
  ] satisfies [AppErrorCode, number][])("answers %s with %i and reads nothing", async (code, status) => {
    request.refusal = new AppError(code, "No.");
    const { response, body } = await get();
    expect(response.status).toBe(status);
    expect(body).toMatchObject({ error: { code, message: "No." } });
    expect(read).not.toHaveBeenCalled();
  });

  it("names a bad parameter", async () => {
    const { response, body } = await get("?limit=5000");
    expect(response.status).toBe(400);
    expect(body).toMatchObject({ error: { code: "invalid_input", fields: { limit: "At most 100." } } });
  });

  it("keeps the words of an unforeseen failure to itself", async () => {
    read.mockRejectedValueOnce(new Error("relation transactions does not exist"));
    const { response, body } = await get();
    expect(response.status).toBe(500);
    expect(body).toMatchObject({ error: { code: "unexpected", errorId: expect.any(String) } });
    expect(JSON.stringify(body)).not.toContain("relation");
  });
});
