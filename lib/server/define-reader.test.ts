import { beforeEach, describe, expect, it, vi } from "vitest";
import { z } from "zod";
import { builtInRole, type Role } from "../auth/permissions.ts";
import { overrideEnv } from "../env.ts";
import { AppError, type AppErrorCode, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import { currentMembership } from "./current-membership.ts";
import { defineReader } from "./define-reader.ts";

const request = vi.hoisted(() => ({ refusal: undefined as Error | undefined }));
const role = vi.hoisted(() => ({ current: "owner" as Role }));
vi.mock("./current-membership.ts", () => ({
  currentMembership: vi.fn(async (slug: string) => {
    if (request.refusal) throw request.refusal;
    return {
      user: { id: newId("user"), name: "Ana", email: "ana@altura.example" },
      member: { id: newId("member"), role: builtInRole(role.current) },
      merchant: { id: newId("merchant"), slug, timeZone: "America/Bogota" },
      mode: "test",
    };
  }),
}));
vi.mock("../audit/note-denial.ts", () => ({ noteDenial: async () => undefined }));
vi.mock("next/headers", () => ({ cookies: async () => ({ get: () => undefined }) }));

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
  role.current = "owner";
  read.mockClear();
});

describe("a reader", () => {
  it("gives page and route the same answer under the same permission", async () => {
    const { response, body } = await get("?limit=10");
    expect(body).toEqual(await reader.load("altura", { transactionId: "txn_1", limit: "10" }));
    expect(response.status).toBe(200);
    expect(currentMembership).toHaveBeenLastCalledWith("altura");
    expect(read.mock.lastCall?.[0]).toMatchObject({
      mode: "test",
      actor: { name: "Ana", role: { id: "owner" } },
    });
  });

  it("counts days as the merchant does until the reader has chosen", async () => {
    await get();
    expect(read).toHaveBeenLastCalledWith(expect.anything(), expect.anything(), {
      clock: null,
      dayZone: "America/Bogota",
      slug: "altura",
    });
  });

  it("reads nothing for a role without the permission, and names it", async () => {
    role.current = "support";
    const kept = defineReader({ permission: "connections.write", params, read });
    await expect(kept.load("altura", { transactionId: "txn_1" })).rejects.toThrow("connections.write");
    expect(read).not.toHaveBeenCalled();
  });

  it("lets no search parameter stand in for the route's own", async () => {
    const { body } = await get("?transactionId=txn_2&merchant=other");
    expect(body).toEqual({ transactionId: "txn_1", limit: 50 });
    expect(currentMembership).toHaveBeenLastCalledWith("altura");
  });

  it("is kept by no cache and is no page, refusals included", async () => {
    const headersOf = async () => Object.fromEntries((await get()).response.headers);
    const expected = {
      "cache-control": "no-store",
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
    };
    expect(await headersOf()).toMatchObject(expected);
    request.refusal = notFound("Merchant");
    expect(await headersOf()).toMatchObject(expected);
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
