import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { listTransactions } from "./list-transactions.ts";
import { type TransactionFilters, transactionFiltersSchema } from "./schema.ts";
import { settleQuery } from "./settle-query.ts";

let database: TestDatabase;
let scope: Scope;
let connections: Connection[];

beforeAll(async () => {
  database = await createTestDatabase();
  scope = await aMerchant();
  connections = [];
  for (let n = 0; n < 14; n += 1) connections.push(await aConnection(scope));
  const [connection] = connections;
  if (connection === undefined) throw new Error("There is no connection.");
  const at = { createdAt: new Date() };
  await aTransaction(scope, connection, { ...at, reference: "TINY", amount: moneyOf("0.00012345", "BTC") });
  await aTransaction(scope, connection, { ...at, reference: "OTHER", amount: moneyOf("5", "USDT") });
});
afterAll(() => database.drop());

/** Follows the address until it stays, as a browser does. */
async function settle(q: string): Promise<TransactionFilters> {
  let params = transactionFiltersSchema.parse({ q });
  for (let turns = 0; turns < 5; turns += 1) {
    const settled = await settleQuery(scope, params);
    if (settled === null) return params;
    params = transactionFiltersSchema.parse(settled);
  }
  throw new Error("The address never settles.");
}

const references = async (params: TransactionFilters) =>
  (await listTransactions(scope, params)).rows.map((row) => row.reference);

it("gives an amount with all of its digits its chip", async () => {
  const params = await settle("amount:0.00012345");
  expect(params).toMatchObject({ min: "0.00012345", max: "0.00012345", q: undefined });
  expect(await references(params)).toEqual(["TINY"]);
});

it("gives every connection of a provider and every method its place", async () => {
  const provider = connections[0]?.provider;
  const params = await settle(`provider:${provider?.id}`);
  expect(params.connection?.split(",").toSorted()).toEqual(connections.map(({ id }) => id).toSorted());
  const methods = [...new Set(provider?.methods("test").map(({ id }) => id))];
  const labels = provider?.methods("test").map(({ label }) => label.split(" ")[0]);
  const named = await settle(`method:${[...new Set(labels)].join(",")}`);
  expect(named.method?.split(",")).toEqual(methods);
});

it("leaves in the text what an address can't hold, and it counts there", async () => {
  const grouped = "1,000,000,000,000,000,000,000";
  const params = await settle(`amount:>${grouped} currency:usdt`);
  expect(params).toMatchObject({ q: `amount:>${grouped}`, currency: "USDT" });
  expect(params.min).toBeUndefined();
  expect(await references(params)).toEqual([]);
});

it("leaves a text as it was where its fields, written out, would be too long for an address", async () => {
  const q = `is:failed ref:A ref:${"x".repeat(180)}`;
  expect(await settle(q)).toEqual(transactionFiltersSchema.parse({ q }));
  expect(await references(await settle(q))).toEqual([]);
});
