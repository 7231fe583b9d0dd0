import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { Prisma } from "../db/generated/client.ts";
import { pool } from "../db/pool.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import { listOf, type RowFilters, rowCondition } from "./condition-repository.ts";
import { isPaid, isSettled, TRANSACTION_STATUSES } from "./status.ts";

/** What of the filters the counts are kept by; another one, also one that is yet to come, is counted row by row. */
export type CountedFilters = Pick<
  RowFilters,
  "connection" | "kind" | "method" | "currency" | "country" | "since"
>;

const countRows = z.array(z.object({ status: z.string(), count: z.coerce.number().int() }));
type Counts = ReadonlyMap<string, number>;

/** Exact, of all rows. The folded counts and the changes are read in one statement: in between they are in neither. */
export async function sumCounts(scope: Scope, filters: CountedFilters): Promise<Counts> {
  const { since } = filters;
  const kept = keptCondition(scope, filters);
  if (since === null) {
    return counted(Prisma.sql`
      SELECT status, sum(count) AS count FROM (
        SELECT status, count FROM transaction_totals WHERE ${kept}
        UNION ALL SELECT status, count FROM transaction_count_changes WHERE ${kept}) AS part GROUP BY status`);
  }
  // Whole days as they are kept; of the day in which the range begins, the rows.
  const firstDay = new Date(Math.ceil(since.getTime() / DAY_MS) * DAY_MS);
  const edge = Prisma.sql`${rowCondition(scope, { ...filters, search: null })} AND t.created_at < ${firstDay}`;
  return counted(Prisma.sql`
    SELECT status, sum(count) AS count FROM (
      SELECT status, count FROM transaction_days WHERE ${kept} AND day >= (${firstDay}::timestamptz AT TIME ZONE 'UTC')::date
      UNION ALL SELECT status, count FROM transaction_count_changes WHERE ${kept} AND hour >= ${firstDay}
      UNION ALL SELECT t.status, 1 FROM transactions t WHERE ${edge}) AS part GROUP BY status`);
}

/** Rows by status among the newest `cap` that fit; `more`: there are others. */
export async function countNewest(
  scope: Scope,
  filters: RowFilters,
  cap: number,
): Promise<{ readonly counts: Counts; readonly more: boolean }> {
  // The order keeps to the list's indexes: for a limit alone, reading the table from its beginning seems cheapest.
  const counts = await counted(Prisma.sql`
    SELECT status, count(*) AS count FROM (
      SELECT t.status FROM transactions t WHERE ${rowCondition(scope, filters)}
      ORDER BY t.created_at DESC, t.id DESC LIMIT ${cap + 1}) AS newest GROUP BY status`);
  const seen = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { counts, more: seen > cap };
}

async function counted(query: Prisma.Sql): Promise<Counts> {
  const { rows } = await pool().query({ text: query.text, values: query.values });
  const found = countRows.parse(rows).filter(({ count }) => count !== 0);
  return new Map(found.map(({ status, count }) => [status, count]));
}

const DAY_MS = 24 * 60 * 60 * 1000;

function keptCondition(scope: Scope, filters: CountedFilters): Prisma.Sql {
  const parts = [Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode}`];
  const { connection, method, kind, currency, country } = filters;
  if (connection !== undefined) parts.push(Prisma.sql`connection_id = ANY(${listOf(connection)})`);
  if (method !== undefined) parts.push(Prisma.sql`method = ANY(${listOf(method)})`);
  if (kind !== undefined) parts.push(Prisma.sql`kind = ${kind}`);
  if (currency !== undefined) parts.push(Prisma.sql`currency = ${currency}`);
  if (country !== undefined) parts.push(Prisma.sql`country = ${country}`);
  return Prisma.join(parts, " AND ");
}

const TAKE_FOLDING = statement(
  "SELECT pg_try_advisory_xact_lock(hashtextextended('fold-transaction-counts', 0)) AS taken",
);

const DIMENSIONS = "connection_id, kind, method, currency, country, status";
const FOLD = statement(`
  WITH taken AS (
    DELETE FROM transaction_count_changes WHERE id IN (SELECT id FROM transaction_count_changes ORDER BY id LIMIT $1::int)
    RETURNING *
  ), totals AS (
    INSERT INTO transaction_totals AS kept (merchant_id, mode, ${DIMENSIONS}, count)
    SELECT merchant_id, mode, ${DIMENSIONS}, sum(count) FROM taken
    GROUP BY merchant_id, mode, ${DIMENSIONS} HAVING sum(count) <> 0
    ON CONFLICT (merchant_id, mode, ${DIMENSIONS}) DO UPDATE SET count = kept.count + EXCLUDED.count
  ), days AS (
    INSERT INTO transaction_days AS kept (merchant_id, mode, day, ${DIMENSIONS}, count)
    SELECT merchant_id, mode, (hour AT TIME ZONE 'UTC')::date, ${DIMENSIONS}, sum(count) FROM taken
    GROUP BY merchant_id, mode, (hour AT TIME ZONE 'UTC')::date, ${DIMENSIONS} HAVING sum(count) <> 0
    ON CONFLICT (merchant_id, mode, day, ${DIMENSIONS}) DO UPDATE SET count = kept.count + EXCLUDED.count
  ), hours AS (
    INSERT INTO transaction_hours AS kept (merchant_id, mode, hour, kind, connection_id, method, currency, settled, paid, amount)
    SELECT merchant_id, mode, hour, kind, connection_id, method, currency, sum(count),
      coalesce(sum(count) FILTER (WHERE status = ANY ($3)), 0), coalesce(sum(amount) FILTER (WHERE status = ANY ($3)), 0)
    FROM taken WHERE kind IN ('payment', 'deposit') AND status = ANY ($2)
    GROUP BY merchant_id, mode, hour, kind, connection_id, method, currency
    ON CONFLICT (merchant_id, mode, hour, kind, connection_id, method, currency) DO UPDATE
      SET settled = kept.settled + EXCLUDED.settled, paid = kept.paid + EXCLUDED.paid, amount = kept.amount + EXCLUDED.amount
  )
  SELECT count(*)::int AS folded FROM taken`);

/**
 * Folds at most `limit` changes into the counts; answers how many. One at a time, and never waiting: the changes are
 * only ever added by those who write transactions, so nobody waits for a count either.
 */
export async function foldChanges(tx: Tx, limit: number): Promise<number> {
  const [lock] = await tx.run<{ taken: boolean }>(TAKE_FOLDING, []);
  if (lock?.taken !== true) return 0;
  const settled = TRANSACTION_STATUSES.filter(isSettled);
  const paid = TRANSACTION_STATUSES.filter(isPaid);
  const [row] = await tx.run<{ folded: number }>(FOLD, [limit, settled, paid]);
  return row?.folded ?? 0;
}

const DROP_EMPTY = [
  statement("DELETE FROM transaction_totals WHERE count = 0"),
  statement("DELETE FROM transaction_days WHERE count = 0"),
];

/** Takes away what counts nothing any more: what was pending on a day long gone. */
export async function dropEmptyCounts(tx: Tx): Promise<void> {
  const [lock] = await tx.run<{ taken: boolean }>(TAKE_FOLDING, []);
  if (lock?.taken !== true) return;
  for (const drop of DROP_EMPTY) await tx.run(drop, []);
}
