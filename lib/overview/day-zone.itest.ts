import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import { fixedClock } from "../clock.ts";
import { isKnownZone } from "../db/known-zone.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { aConnection, aMerchant } from "../testing/merchant-fixture.ts";
import { listTransactions } from "../transactions/list-transactions.ts";
import { readSnapshot } from "../transactions/read-snapshot.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { getOverview } from "./get-overview.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

/** A merchant in Bogotá that was paid one dollar every half hour of so many days. */
async function paidEveryHalfHour(from: string, days: number): Promise<Scope> {
  const scope = await aMerchant();
  const connection = await aConnection(scope);
  await pool().query(
    `INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reference, amount, currency,
       method, method_label, idempotency_key, created_at)
     SELECT $1, 'txn_' || lpad(n::text, 26, '0'), $2, 'payin', $3, 'payment', 'succeeded', 'ORD-' || n, 1, 'USD', 'card', 'Card',
       'key-' || n, $4::timestamptz + n * interval '30 minutes'
     FROM generate_series(0, $5::int * 48 - 1) AS n`,
    [scope.merchantId, connection.id, scope.mode, from, days],
  );
  return scope;
}

async function halfHoursByDay(scope: Scope, now: string, zone: string): Promise<Record<string, number>> {
  const clock = fixedClock(new Date(now));
  const { volume, city } = await getOverview(scope, { range: "7d", currency: "USD" }, clock, zone);
  expect(city).toBe(zone === "America/Bogota" ? "Bogotá" : null);
  return Object.fromEntries(volume.points.map(({ day, amount }) => [day, Number(amount)]));
}

describe("a chart in the days that its reader chose", () => {
  it.each([
    ["a day of 25 hours", "Europe/Madrid", "2026-10-25", 50],
    ["a day of 23 hours", "Europe/Madrid", "2026-03-29", 46],
    ["a day of 23 hours that begins at one", "America/Santiago", "2026-09-06", 46],
    ["a day of 25 hours that has two evenings", "America/Santiago", "2026-04-04", 50],
    ["a day of 24 and a half hours", "Australia/Lord_Howe", "2026-04-05", 49],
    ["a day in a zone of half hours", "Asia/Kolkata", "2026-11-20", 48],
    ["the merchant's own", "America/Bogota", "2026-11-20", 48],
    ["UTC", "UTC", "2026-11-20", 48],
  ])("counts %s right: %s, %s", async (_what, zone, day, halfHours) => {
    const start = new Date(Date.parse(`${day}T00:00:00Z`) - 3 * 24 * 60 * 60_000).toISOString();
    const scope = await paidEveryHalfHour(start, 7);
    const now = new Date(Date.parse(`${day}T00:00:00Z`) + 3.5 * 24 * 60 * 60_000).toISOString();
    const byDay = await halfHoursByDay(scope, now, zone);
    expect(byDay[day]).toBe(halfHours);
    const total = Object.values(byDay).reduce((sum, one) => sum + one, 0);
    const range = { now: new Date(now), dayZone: zone, fields: ["id"] as const };
    const listed = await readSnapshot(
      scope,
      transactionFiltersSchema.parse({ range: "7d" }),
      range,
      async (rows) => rows.total,
    );
    // The list behind the figure, under the same range, has what the chart adds up, and what is yet to come today.
    const later = await pool().query(
      "SELECT 1 FROM transactions WHERE merchant_id = $1 AND created_at > $2",
      [scope.merchantId, now],
    );
    expect(listed).toBe(total + later.rows.length);
  });
});

it("begins a range of the list where the reader's day begins", async () => {
  const scope = await paidEveryHalfHour("2026-10-24T00:00:00Z", 4);
  const oldest = async (dayZone: string) => {
    const filters = transactionFiltersSchema.parse({ range: "7d", after: undefined });
    const from = { now: new Date("2026-10-31T12:00:00Z"), dayZone };
    let page = await listTransactions(scope, filters, from);
    while (page.older !== null) page = await listTransactions(scope, { ...filters, after: page.older }, from);
    return page.rows.at(-1)?.createdAt;
  };
  // Madrid's 25th began at 22:00 UTC of the day before and had 25 hours.
  expect(await oldest("Europe/Madrid")).toBe("2026-10-24T22:00:00.000Z");
  expect(await oldest("America/Bogota")).toBe("2026-10-25T05:00:00.000Z");
  expect(await oldest("Asia/Kolkata")).toBe("2026-10-24T18:30:00.000Z");
});

it("asks the database whether it knows a zone, before a browser newer than it breaks a chart", async () => {
  for (const zone of ["Europe/Madrid", "America/Santiago", "Asia/Kolkata", "Australia/Lord_Howe", "UTC"])
    expect(await isKnownZone(zone), zone).toBe(true);
  expect(await isKnownZone("Mars/Base")).toBe(false);
  expect(await isKnownZone("Mars/Base")).toBe(false);
});
