import { afterAll, beforeAll, expect, it } from "vitest";
import { fixedClock } from "../clock.ts";
import { db } from "../db/client.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { newId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { getBalances } from "./get-balances.ts";
import { listTotals } from "./list-totals.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

it("sums currencies over connections, names what is old and what differs from our records", async () => {
  const scope = await aMerchant();
  const [custodial, own] = [await aConnection(scope), await aConnection(scope)];
  const snapshot = async (connectionId: string, asOf: string, figures: Readonly<Record<string, string>>) =>
    db().balanceSnapshot.create({
      data: {
        merchantId: scope.merchantId,
        id: newId("balance"),
        connectionId,
        mode: "test",
        currency: "USDT",
        available: "0",
        source: "provider",
        asOf: new Date(asOf),
        ...figures,
      },
    });
  // The day of Bogotá ends at 05:00 in UTC.
  await snapshot(custodial.id, "2026-11-19T04:00:00Z", { available: "1" });
  await snapshot(custodial.id, "2026-11-19T04:59:00Z", { available: "2" });
  await snapshot(custodial.id, "2026-11-19T14:00:00Z", { available: "100.5", pending: "3", totalIn: "130" });
  await snapshot(own.id, "2026-11-19T14:20:00Z", { available: "9.25", source: "derived", totalIn: "9.25" });
  await snapshot(custodial.id, "2026-11-19T14:00:00Z", { mode: "test", currency: "COP", available: "5" });
  const paid = await aTransaction(scope, custodial, { amount: moneyOf("120", "USDT") });
  await db().transaction.updateMany({ where: { id: paid.id }, data: { status: "succeeded" } });

  const seen = await getBalances(scope, fixedClock(new Date("2026-11-19T14:21:00Z")));
  const usdt = seen.balances.filter((balance) => balance.currency === "USDT");
  expect(usdt).toMatchObject([
    { available: "100.500000", stale: true, drift: "10.000000", source: "provider" },
    { available: "9.250000", stale: false, drift: null, source: "derived" },
  ]);
  expect(usdt[0]?.history.map((point) => point.available)).toEqual(["2.000000", "100.500000"]);
  expect(seen.totals.find((total) => total.currency === "USDT")).toEqual({
    currency: "USDT",
    available: "109.750000",
    pending: "3.000000",
    sources: ["Test connection", "Test connection"],
    custody: "mixed",
    asOf: "2026-11-19T14:00:00.000Z",
  });
  expect(await listTotals(scope)).toEqual(seen.totals);
  expect((await getBalances(await aMerchant())).balances).toEqual([]);
});
