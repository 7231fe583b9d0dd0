import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { listTransactions } from "./list-transactions.ts";
import { transactionFiltersSchema } from "./schema.ts";

let database: TestDatabase;
let scope: Scope;
let connection: Connection;
const start = Date.parse("2026-11-01T00:00:00Z");
let made = 0;

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  connection = await aConnection(scope);
});
afterAll(() => database.drop());

/** Newer than all before, several in one millisecond; every second one failed. */
async function arrive(count: number): Promise<void> {
  const data = Array.from({ length: count }, () => {
    const createdAt = new Date(start + Math.floor(made / 3));
    made += 1;
    return {
      merchantId: scope.merchantId,
      id: newId("transaction", createdAt),
      connectionId: connection.id,
      provider: connection.provider.id,
      mode: scope.mode,
      kind: "payment",
      status: made % 2 === 0 ? "failed" : "succeeded",
      reference: `PAGE-${made}`,
      amount: "1",
      currency: "USDT",
      method: "usdt-tron-nile",
      methodLabel: "USDT on Tron",
      idempotencyKey: randomUUID(),
      createdAt,
    };
  });
  await db().transaction.createMany({ data });
}

const load = (query: Record<string, string>) =>
  listTransactions(scope, transactionFiltersSchema.parse(query));

it.each([
  ["the plain list", {}],
  ["a tab", { tab: "failed" }],
  ["a search and a filter", { q: "PAGE-", currency: "USDT" }],
])("%s: rows that arrive while one turns pages are neither doubled nor lost, both ways", async (_, query) => {
  await arrive(260);
  const before = await db().transaction.count({
    where: { merchantId: scope.merchantId, ...("tab" in query ? { status: "failed" } : {}) },
  });
  const down: string[] = [];
  let page = await load(query);
  const firstTop = page.rows[0]?.id;
  for (;;) {
    down.push(...page.rows.map(({ id }) => id));
    if (page.older === null) break;
    await arrive(7);
    page = await load({ ...query, after: page.older });
  }
  expect(down.length).toBe(before);
  expect(new Set(down).size).toBe(before);

  const up = page.rows.map(({ id }) => id).toReversed();
  for (let turns = 0; page.newer !== null && turns < 200; turns += 1) {
    if (turns < 5) await arrive(7);
    page = await load({ ...query, before: page.newer });
    up.push(...page.rows.map(({ id }) => id).toReversed());
  }
  expect(up.slice(0, before)).toEqual(down.toReversed());
  expect(new Set(up).size).toBe(up.length);
  expect(up[before - 1]).toBe(firstTop);
  expect(up.length).toBeGreaterThan(before);
});
