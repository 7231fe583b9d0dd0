import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { getCall } from "./get-call.ts";
import { listCalls } from "./list-calls.ts";
import { callFiltersSchema } from "./schema.ts";
import { aCall } from "./testing/a-call.ts";
import { trimCalls } from "./trim-calls.ts";

let database: TestDatabase;
let scope: Scope;

beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());
beforeEach(async () => {
  scope = await aMerchant();
});

describe("the call log", () => {
  it("is narrowed by outcome, status, method, operation, and words of the path or whole ids", async () => {
    const connection = await aConnection(scope);
    const made = {
      fine: await aCall(scope, connection),
      refused: await aCall(scope, connection, { status: 422, method: "POST", operation: "createPayment" }),
      failed: await aCall(scope, connection, { status: 503, providerRequestId: "req_77" }),
      silent: await aCall(scope, connection, { status: null, errorCode: "ECONNRESET", path: "/v1/Balances" }),
    };
    const names = Object.fromEntries(Object.entries(made).map(([name, id]) => [id, name]));
    const found = async (filters: Record<string, string>) => {
      const page = await listCalls(scope, {
        ...callFiltersSchema.parse(filters),
        connectionId: connection.id,
      });
      return page.rows.map(({ id }) => names[id]);
    };
    expect(await found({})).toEqual(["silent", "failed", "refused", "fine"]);
    expect(await found({ outcome: "failed" })).toEqual(["silent", "failed"]);
    expect(await found({ outcome: "refused" })).toEqual(["refused"]);
    expect(await found({ outcome: "answered" })).toEqual(["fine"]);
    expect(await found({ status: "none" })).toEqual(["silent"]);
    expect(await found({ status: "5xx", method: "GET" })).toEqual(["failed"]);
    expect(await found({ operation: "createPayment" })).toEqual(["refused"]);
    expect(await found({ q: "balances" })).toEqual(["silent"]);
    expect(await found({ q: "req_77" })).toEqual(["failed"]);
    expect(await found({ q: "%" })).toEqual([]);
    const page = await listCalls(scope, { connectionId: connection.id });
    expect(page.operations).toEqual(["createPayment", "getPayment"]);
  });

  it("pages both ways, and opens one call; to another merchant it is not there", async () => {
    const connection = await aConnection(scope);
    const at = new Date();
    const ids: string[] = [];
    for (let index = 0; index < 60; index += 1) ids.unshift(await aCall(scope, connection, { at }));
    const connectionId = connection.id;
    const first = await listCalls(scope, { connectionId });
    expect(first.rows).toHaveLength(50);
    const rest = await listCalls(scope, { connectionId, after: first.older ?? "" });
    expect(new Set([...first.rows, ...rest.rows].map(({ id }) => id))).toEqual(new Set(ids));
    const back = await listCalls(scope, { connectionId, before: rest.newer ?? "" });
    expect(back.rows.map(({ id }) => id)).toEqual(first.rows.map(({ id }) => id));
    const callId = ids[0] ?? "";
    expect(await getCall(scope, { connectionId, callId })).toMatchObject({
      id: callId,
      response: '{"ok":true}',
    });
    const stranger = await aMerchant();
    await expect(getCall(stranger, { connectionId, callId })).rejects.toMatchObject({ code: "not_found" });
    await expect(listCalls(stranger, { connectionId })).rejects.toMatchObject({ code: "not_found" });
  });

  it("forgets what is older than 90 days", async () => {
    const connection = await aConnection(scope);
    const daysAgo = (days: number) => new Date(Date.now() - days * 24 * 60 * 60_000);
    await aCall(scope, connection, { at: daysAgo(91) });
    const kept = await aCall(scope, connection, { at: daysAgo(89) });
    expect(await trimCalls(new Date())).toBe(1);
    const left = await db().providerCall.findMany({ where: { connectionId: connection.id } });
    expect(left.map(({ id }) => id)).toEqual([kept]);
  });
});
