import { afterAll, beforeAll, expect, it } from "vitest";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { pool } from "../db/pool.ts";
import { createTestDatabase, type TestDatabase } from "../db/testing/test-database.ts";
import { unit } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { moneyOf } from "../money.ts";
import { aConnection, aMerchant, aTransaction } from "../testing/merchant-fixture.ts";
import { countTabs } from "./count-tabs.ts";
import { foldCounts } from "./fold-counts.ts";
import { updateTransaction } from "./repository.ts";
import { transactionFiltersSchema } from "./schema.ts";
import { isPaid, isSettled, STATUS_TABS, TRANSACTION_STATUSES } from "./status.ts";
import { trimCounts } from "./trim-counts.ts";

let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase();
});
afterAll(() => database.drop());

async function aPlace(): Promise<{ scope: Scope; connection: Connection }> {
  const scope = await aMerchant();
  return { scope, connection: await aConnection(scope) };
}

const DIMENSIONS = "connection_id, kind, method, currency, country, status";
const NAMED = "connection_id, kind, method, currency, coalesce(country, '') AS country, status";

/** Every count that is kept, with what is not folded yet, against the rows themselves: by all time, by day and by hour. */
async function expectTrue({ merchantId }: Scope): Promise<void> {
  const differ = async (kept: string, real: string, statuses: string[][] = [SETTLED, PAID]) => {
    const values = [merchantId, ...statuses.slice(0, real.includes("$3") ? 2 : real.includes("$2") ? 1 : 0)];
    const { rows } = await pool().query(
      `(${kept} EXCEPT ${real}) UNION ALL (${real} EXCEPT ${kept})`,
      values,
    );
    expect(rows).toEqual([]);
  };
  await differ(
    `SELECT mode, ${DIMENSIONS}, sum(count) FROM (
       SELECT mode, ${DIMENSIONS}, count FROM transaction_totals WHERE merchant_id = $1
       UNION ALL SELECT mode, ${DIMENSIONS}, count FROM transaction_count_changes WHERE merchant_id = $1) AS part
     GROUP BY mode, ${DIMENSIONS} HAVING sum(count) <> 0`,
    `SELECT mode, ${DIMENSIONS}, count(*) FROM (SELECT mode, ${NAMED} FROM transactions WHERE merchant_id = $1) AS row
     GROUP BY mode, ${DIMENSIONS}`,
  );
  await differ(
    `SELECT mode, day, value, status, sum(count) FROM (
       SELECT mode, day, value, status, count FROM transaction_days WHERE merchant_id = $1 AND dimension = 'method'
       UNION ALL SELECT mode, (hour AT TIME ZONE 'UTC')::date, method, status, count FROM transaction_count_changes WHERE merchant_id = $1) AS part
     GROUP BY mode, day, value, status HAVING sum(count) <> 0`,
    `SELECT mode, (created_at AT TIME ZONE 'UTC')::date, method, status, count(*) FROM transactions WHERE merchant_id = $1
     GROUP BY 1, 2, 3, 4`,
  );
  await foldCounts();
  for (const [dimension, column] of [
    ["all", "''"],
    ["connection", "connection_id"],
    ["kind", "kind"],
    ["currency", "currency"],
    ["country", "coalesce(country, '')"],
  ]) {
    await differ(
      `SELECT mode, day, value, status, count FROM transaction_days
       WHERE merchant_id = $1 AND dimension = '${dimension}' AND count <> 0`,
      `SELECT mode, (created_at AT TIME ZONE 'UTC')::date, ${column}, status, count(*) FROM transactions
       WHERE merchant_id = $1 GROUP BY 1, 2, 3, 4`,
    );
  }
  await differ(
    `SELECT mode, day, connection_id, method, settled, paid FROM transaction_way_days
     WHERE merchant_id = $1 AND (settled <> 0 OR paid <> 0)`,
    `SELECT mode, (created_at AT TIME ZONE 'UTC')::date, connection_id, method, count(*), count(*) FILTER (WHERE status = ANY ($3))
     FROM transactions WHERE merchant_id = $1 AND kind = 'payment' AND status = ANY ($2) GROUP BY 1, 2, 3, 4`,
  );
  await differ(
    "SELECT mode, hour, currency, paid, amount FROM transaction_hours WHERE merchant_id = $1 AND (paid <> 0 OR amount <> 0)",
    `SELECT mode, date_trunc('hour', created_at, 'UTC'), currency, count(*), sum(coalesce(received, amount))
     FROM transactions WHERE merchant_id = $1 AND kind IN ('payment', 'deposit') AND status = ANY ($2) GROUP BY 1, 2, 3`,
    [PAID],
  );
}
const SETTLED = TRANSACTION_STATUSES.filter(isSettled);
const PAID = TRANSACTION_STATUSES.filter(isPaid);

async function tabs(scope: Scope, params: Record<string, string> = {}) {
  return countTabs(scope, transactionFiltersSchema.parse(params));
}
const exactly = (count: number) => ({ count, exact: true });

it("follow what is written, folded or not", async () => {
  const { scope, connection } = await aPlace();
  const first = await aTransaction(scope, connection);
  await aTransaction(scope, connection, { country: "CO", amount: moneyOf("7", "USDT") });
  expect(await tabs(scope)).toMatchObject({ all: exactly(2), pending: exactly(2), succeeded: exactly(0) });
  await foldCounts();
  await change(scope, first.id, "succeeded");
  expect(await tabs(scope)).toMatchObject({ all: exactly(2), pending: exactly(1), succeeded: exactly(1) });
  expect(await tabs(scope, { country: "CO" })).toMatchObject({ all: exactly(1), pending: exactly(1) });
  await expectTrue(scope);
  await trimCounts();
  await expectTrue(scope);
});

it("know nothing of what was rolled back", async () => {
  const { scope, connection } = await aPlace();
  const { id } = await aTransaction(scope, connection);
  const failing = unit(async (tx) => {
    await updateTransaction(tx, scope, id, { status: "failed", updatedAt: new Date() });
    throw new Error("changed its mind");
  });
  await expect(failing).rejects.toThrow("changed its mind");
  expect(await tabs(scope)).toMatchObject({ pending: exactly(1), failed: exactly(0) });
  await expectTrue(scope);
});

it("follow whatever else is written by hand: many at once, another kind, another amount, nothing left", async () => {
  const { scope, connection } = await aPlace();
  for (let count = 0; count < 5; count += 1) await aTransaction(scope, connection);
  const ours = [scope.merchantId];
  await pool().query(
    "UPDATE transactions SET status = 'succeeded', received = 99.5 WHERE merchant_id = $1",
    ours,
  );
  await expectTrue(scope);
  await pool().query("UPDATE transactions SET kind = 'payout', mode = 'live' WHERE merchant_id = $1", ours);
  await expectTrue(scope);
  expect((await tabs(scope)).all).toEqual(exactly(0));
  await pool().query("DELETE FROM transactions WHERE merchant_id = $1", ours);
  await expectTrue(scope);
});

it("count a range by whole days and the rest of its first day row by row", async () => {
  const { scope, connection } = await aPlace();
  const hours = [1, 20, 23, 25, 26, 24 * 6, 24 * 8];
  for (const ago of hours) {
    await aTransaction(scope, connection, { createdAt: new Date(Date.now() - ago * 60 * 60 * 1000) });
  }
  const expected = (await tabs(scope, { range: "24h" })).all.count;
  expect(expected).toBe(3);
  await foldCounts();
  expect((await tabs(scope, { range: "24h" })).all).toEqual(exactly(3));
  expect((await tabs(scope, { range: "7d" })).all.count).toBeGreaterThanOrEqual(5);
  expect((await tabs(scope, { range: "90d" })).all).toEqual(exactly(hours.length));
});

it("say at least how many where rows are counted one by one and there are too many", async () => {
  const { scope, connection } = await aPlace();
  await pool().query(
    `INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reference, amount, currency,
       method, method_label, idempotency_key)
     SELECT $1, 'txn_' || lpad(n::text, 26, '0'), $2, 'payin', $3, 'payment',
       CASE WHEN n % 2 = 0 THEN 'succeeded' ELSE 'failed' END, 'R', 100, 'USDT', 'm', 'M', 'key_' || n
     FROM generate_series(1, 1050) AS n`,
    [scope.merchantId, connection.id, scope.mode],
  );
  expect((await tabs(scope)).all).toEqual(exactly(1_050));
  const bounded = await tabs(scope, { min: "1" });
  expect(bounded.all).toEqual({ count: 1_000, exact: false });
  expect(bounded.failed.exact).toBe(false);
  expect(bounded.failed.count).toBeGreaterThan(490);
  expect((await tabs(scope, { min: "101" })).all).toEqual(exactly(0));
});

it("stay true while many write, others fold, and others look", async () => {
  const { scope, connection } = await aPlace();
  const ids: TransactionId[] = [];
  for (let count = 0; count < 12; count += 1) ids.push((await aTransaction(scope, connection)).id);
  let writing = true;
  const writers = Array.from({ length: 4 }, async (_, writer) => {
    for (let round = 0; round < 40; round += 1) {
      const id = ids[(writer * 7 + round * 5) % ids.length];
      const status = TRANSACTION_STATUSES[(writer + round) % TRANSACTION_STATUSES.length];
      if (id !== undefined && status !== undefined) await change(scope, id, status);
    }
  });
  const folders = Array.from({ length: 2 }, async () => {
    while (writing) await foldCounts();
  });
  const looks = (async () => {
    while (writing) {
      const counts = await tabs(scope);
      const sum = Object.entries(counts)
        .filter(([tab]) => tab !== "all")
        .reduce((all, [, { count }]) => all + count, 0);
      expect(counts.all).toEqual(exactly(ids.length));
      expect(sum).toBe(ids.length);
    }
  })();
  await Promise.all(writers);
  writing = false;
  await Promise.all([...folders, looks]);
  await expectTrue(scope);
});

it("have every status in exactly one tab", () => {
  const inTabs = Object.values(STATUS_TABS).flatMap(({ statuses }) => [...statuses]);
  expect(inTabs.toSorted()).toEqual([...TRANSACTION_STATUSES].toSorted());
});

async function change(
  scope: Scope,
  id: TransactionId,
  status: (typeof TRANSACTION_STATUSES)[number],
): Promise<void> {
  await unit((tx) => updateTransaction(tx, scope, id, { status, updatedAt: new Date() }));
}
