import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { ask } from "../db/ask.ts";
import { Prisma } from "../db/generated/client.ts";
import { pool } from "../db/pool.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import { besideWall } from "../db/walls/wall.ts";
import { isFoundBesideWall, listOf, type RowFilters, rowCondition } from "./condition-repository.ts";
import { isPaid, isSettled, TRANSACTION_STATUSES } from "./status.ts";

/** What of the filters the counts are kept by; another one, also one that is yet to come, is counted row by row. */
export type CountedFilters = Pick<RowFilters, Dimension | "since">;

const DIMENSIONS = ["connection", "kind", "method", "currency", "country"] as const;
type Dimension = (typeof DIMENSIONS)[number];
const COLUMN_OF = {
  connection: "connection_id",
  kind: "kind",
  method: "method",
  currency: "currency",
  country: "country",
} as const satisfies Record<Dimension, string>;

const countRows = z.array(z.object({ status: z.string(), count: z.coerce.number().int() }));
type Counts = ReadonlyMap<string, number>;
const existsRows = z.array(z.object({ found: z.boolean() }));

/**
 * Exact, of all rows; null where the counts are not kept by all of these filters at once. The folded counts and the
 * changes are read in one statement: in between they are in neither.
 */
export async function sumCounts(scope: Scope, filters: CountedFilters): Promise<Counts | null> {
  const { since } = filters;
  const chosen = chosenIn(filters);
  const ofScope = Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode}`;
  const kept = Prisma.join(
    [ofScope, ...chosen.map(({ dimension, values }) => Prisma.sql`${columnOf(dimension)} = ANY(${values})`)],
    " AND ",
  );
  // Days are kept of all connections together.
  const isLimited = scope.connectionIds !== null;
  if (since === null && (chosen.length > 1 || isLimited)) {
    return counted(Prisma.sql`
      SELECT status, sum(count) AS count FROM (
        SELECT status, count FROM transaction_totals WHERE ${kept}
        UNION ALL SELECT status, count FROM transaction_count_changes WHERE ${kept}) AS part GROUP BY status`);
  }
  if (chosen.length > 1 || isLimited) return null;
  const { dimension, values } = chosen[0] ?? { dimension: "all", values: [""] };
  const ofDimension = Prisma.sql`${ofScope} AND dimension = ${dimension} AND value = ANY(${values})`;
  if (since === null) {
    return counted(Prisma.sql`
      SELECT status, sum(count) AS count FROM (
        SELECT status, count FROM transaction_days WHERE ${ofDimension}
        UNION ALL SELECT status, count FROM transaction_count_changes WHERE ${kept}) AS part GROUP BY status`);
  }
  // Whole days as they are kept; of the day in which the range begins, the rows.
  const firstDay = new Date(Math.ceil(since.getTime() / DAY_MS) * DAY_MS);
  const edge = Prisma.sql`${rowCondition(scope, { ...filters, until: null, search: null })} AND t.created_at < ${firstDay}`;
  return counted(Prisma.sql`
    SELECT status, sum(count) AS count FROM (
      SELECT status, count FROM transaction_days
      WHERE ${ofDimension} AND day >= ${firstDay.toISOString()}::date
      UNION ALL SELECT status, count FROM transaction_count_changes WHERE ${kept} AND hour >= ${firstDay}
      UNION ALL SELECT t.status, 1 FROM transactions t WHERE ${edge}) AS part GROUP BY status`);
}

/**
 * False at once where no transaction has all of these, whatever else is asked for: then no walk has to reach the end of
 * the list to find that out. Null where one filter alone has an index that says so as quickly.
 */
export function mayExist(
  scope: Scope,
  filters: Omit<CountedFilters, "since">,
  statuses: readonly string[],
): Prisma.Sql | null {
  const chosen = chosenIn({ ...filters, since: null });
  const parts = chosen.map(({ dimension, values }) => Prisma.sql`${columnOf(dimension)} = ANY(${values})`);
  if (statuses.length > 0) parts.push(Prisma.sql`status = ANY(${[...statuses]})`);
  if (parts.length < 2) return null;
  const kept = Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND ${Prisma.join(parts, " AND ")}`;
  return Prisma.sql`(SELECT EXISTS (SELECT FROM transaction_totals WHERE ${kept} AND count > 0)
    OR EXISTS (SELECT FROM transaction_count_changes WHERE ${kept} AND count > 0))`;
}

/**
 * True where nothing came with all of the chosen connection, method, currency, country and kind together. Asked ahead of a
 * page, which takes longer to plan than this to be answered; planned for its values, since for any it would look through
 * all of the totals to find one soon.
 */
export async function areNeverTogether(scope: Scope, filters: CountedFilters): Promise<boolean> {
  const gate = chosenIn(filters).length < 2 ? null : mayExist(scope, filters, []);
  if (gate === null) return false;
  const [found] = existsRows.parse(await ask(Prisma.sql`SELECT ${gate} AS found`));
  return found?.found === false;
}

/** Rows by status among the newest `cap` that fit; `more`: there are others. */
export async function countNewest(
  scope: Scope,
  filters: RowFilters,
  cap: number,
): Promise<{ readonly counts: Counts; readonly more: boolean }> {
  // The order keeps to the list's indexes: for a limit alone, reading the table from its beginning seems cheapest.
  const count = () =>
    counted(Prisma.sql`
      SELECT status, count(*) AS count FROM (
        SELECT t.status FROM transactions t WHERE ${rowCondition(scope, filters)}
        ORDER BY t.created_at DESC, t.id DESC LIMIT ${cap + 1}) AS newest GROUP BY status`);
  const counts = await (isFoundBesideWall(filters) ? besideWall(count) : count());
  const seen = [...counts.values()].reduce((sum, count) => sum + count, 0);
  return { counts, more: seen > cap };
}

async function counted(query: Prisma.Sql): Promise<Counts> {
  const { rows } = await pool().query({ text: query.text, values: query.values });
  const found = countRows.parse(rows).filter(({ count }) => count !== 0);
  return new Map(found.map(({ status, count }) => [status, count]));
}

const DAY_MS = 24 * 60 * 60 * 1000;

function chosenIn(filters: CountedFilters): { readonly dimension: Dimension; readonly values: string[] }[] {
  return DIMENSIONS.flatMap((dimension) => {
    const value = filters[dimension];
    if (value === undefined) return [];
    const isList = dimension === "connection" || dimension === "method";
    return { dimension, values: isList ? [...new Set(listOf(value))] : [value] };
  });
}

function columnOf(dimension: Dimension): Prisma.Sql {
  return Prisma.raw(COLUMN_OF[dimension]);
}

const TAKE_FOLDING = statement(
  "SELECT pg_try_advisory_xact_lock(hashtextextended('fold-transaction-counts', 0)) AS taken",
);

const COLUMNS = "connection_id, kind, method, currency, country, status";
const NAMED = DIMENSIONS.map((dimension) => `('${dimension}', ${COLUMN_OF[dimension]})`).join(", ");
const FOLD = statement(`
  WITH taken AS (
    DELETE FROM transaction_count_changes WHERE id IN (SELECT id FROM transaction_count_changes ORDER BY id LIMIT $1::int)
    RETURNING *, (hour AT TIME ZONE 'UTC')::date AS day
  ), totals AS (
    INSERT INTO transaction_totals AS kept (merchant_id, mode, ${COLUMNS}, count)
    SELECT merchant_id, mode, ${COLUMNS}, sum(count) FROM taken
    GROUP BY merchant_id, mode, ${COLUMNS} HAVING sum(count) <> 0
    ON CONFLICT (merchant_id, mode, ${COLUMNS}) DO UPDATE SET count = kept.count + EXCLUDED.count
  ), days AS (
    INSERT INTO transaction_days AS kept (merchant_id, mode, dimension, value, day, status, count)
    SELECT merchant_id, mode, under.dimension, under.value, day, status, sum(count)
    FROM taken CROSS JOIN LATERAL (VALUES ('all', ''), ${NAMED}) AS under (dimension, value)
    GROUP BY merchant_id, mode, under.dimension, under.value, day, status HAVING sum(count) <> 0
    ON CONFLICT (merchant_id, mode, dimension, value, day, status) DO UPDATE SET count = kept.count + EXCLUDED.count
  ), ways AS (
    INSERT INTO transaction_way_days AS kept (merchant_id, mode, day, connection_id, method, settled, paid)
    SELECT merchant_id, mode, day, connection_id, method, sum(count),
      coalesce(sum(count) FILTER (WHERE status = ANY ($3)), 0)
    FROM taken WHERE kind = 'payment' AND status = ANY ($2) GROUP BY merchant_id, mode, day, connection_id, method
    ON CONFLICT (merchant_id, mode, day, connection_id, method) DO UPDATE
      SET settled = kept.settled + EXCLUDED.settled, paid = kept.paid + EXCLUDED.paid
  ), hours AS (
    INSERT INTO transaction_hours AS kept (merchant_id, mode, hour, currency, paid, amount)
    SELECT merchant_id, mode, hour, currency, sum(count), sum(amount)
    FROM taken WHERE kind IN ('payment', 'deposit') AND status = ANY ($3) GROUP BY merchant_id, mode, hour, currency
    ON CONFLICT (merchant_id, mode, hour, currency) DO UPDATE
      SET paid = kept.paid + EXCLUDED.paid, amount = kept.amount + EXCLUDED.amount
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
