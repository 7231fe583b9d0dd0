import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

/** One hour of one connection. */
export interface HourKey {
  readonly merchantId: string;
  readonly mode: string;
  readonly hour: Date;
  readonly connectionId: string;
}

/**
 * Closed hours since `since` whose rows were never counted, or in which something can still change, the longest
 * uncounted first: events that wait or are dead, refused ones (a person may let them in, the cap removes them), hours
 * whose sum does not come out, and all others once a day. Crosses merchants: the worker's own sweep.
 */
export async function listHoursToCount(now: Date, since: Date, limit: number): Promise<HourKey[]> {
  const before = (ms: number) => new Date(now.getTime() - ms);
  return db().$queryRaw<HourKey[]>`
    SELECT counted.merchant_id AS "merchantId", counted.mode, counted.hour, counted.connection_id AS "connectionId"
    FROM (
      SELECT merchant_id, mode, hour, connection_id, sum(received)::int AS received
      FROM webhook_hourly_counts WHERE hour >= ${since} AND hour < ${before(CLOSED_AFTER_MS)}
      GROUP BY 1, 2, 3, 4
    ) AS counted
    LEFT JOIN webhook_outcome_hours AS outcome
      ON outcome.merchant_id = counted.merchant_id AND outcome.mode = counted.mode
      AND outcome.hour = counted.hour AND outcome.connection_id = counted.connection_id
    WHERE outcome.counted_at IS NULL
      OR ((waiting > 0 OR retrying > 0 OR dead > 0) AND outcome.counted_at < ${before(45_000)})
      OR (received <> applied + duplicate + ignored + rejected + waiting + retrying + dead + trimmed
        AND outcome.counted_at < ${before(45_000)})
      OR (rejected > 0 AND outcome.counted_at < ${before(10 * 60_000)})
      OR outcome.counted_at < ${before(24 * 60 * 60_000)}
    ORDER BY outcome.counted_at NULLS FIRST LIMIT ${limit}`;
}

/** An hour is counted when it is over and what came at its end has been stored. */
const CLOSED_AFTER_MS = 62 * 60_000;

/** Counts the rows of these hours, and the refused ones that were removed, in one statement. */
export async function countHours(tx: Tx, hours: readonly HourKey[], now: Date): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO webhook_outcome_hours AS outcome
      (merchant_id, mode, hour, connection_id, applied, duplicate, ignored, rejected, waiting, retrying, dead, trimmed, counted_at)
    SELECT asked.merchant_id, asked.mode, asked.hour, asked.connection_id, found.applied, found.duplicate, found.ignored,
      found.rejected, found.waiting + unfiled.waiting, found.retrying, found.dead, removed.trimmed, ${now}::timestamptz
    FROM ${asRows(hours)}
    CROSS JOIN LATERAL (
      SELECT count(*) FILTER (WHERE status = 'processed') AS applied,
        count(*) FILTER (WHERE status = 'duplicate') AS duplicate,
        count(*) FILTER (WHERE status = 'ignored') AS ignored,
        count(*) FILTER (WHERE status = 'rejected') AS rejected,
        count(*) FILTER (WHERE status IN ('received', 'processing')) AS waiting,
        count(*) FILTER (WHERE status = 'failed') AS retrying,
        count(*) FILTER (WHERE status = 'dead') AS dead
      FROM webhook_events WHERE merchant_id = asked.merchant_id AND mode = asked.mode
        AND connection_id = asked.connection_id
        AND received_at >= asked.hour AND received_at < asked.hour + interval '1 hour'
    ) AS found
    CROSS JOIN LATERAL (
      SELECT count(*) AS waiting FROM webhook_arrivals CROSS JOIN LATERAL unnest(received_at) AS at
      WHERE merchant_id = asked.merchant_id AND mode = asked.mode AND connection_id = asked.connection_id
        AND at >= asked.hour AND at < asked.hour + interval '1 hour'
    ) AS unfiled
    CROSS JOIN LATERAL (
      SELECT coalesce(sum(trimmed), 0) AS trimmed FROM webhook_hourly_counts
      WHERE merchant_id = asked.merchant_id AND mode = asked.mode AND hour = asked.hour
        AND connection_id = asked.connection_id
    ) AS removed
    ON CONFLICT (merchant_id, mode, hour, connection_id) DO UPDATE SET
      applied = excluded.applied, duplicate = excluded.duplicate, ignored = excluded.ignored,
      rejected = excluded.rejected, waiting = excluded.waiting, retrying = excluded.retrying, dead = excluded.dead, trimmed = excluded.trimmed,
      counted_at = excluded.counted_at`;
}

/** How many webhooks of these hours told something of transactions of each method; '' stands for all webhooks. */
export async function countMethods(tx: Tx, hours: readonly HourKey[]): Promise<void> {
  await tx.$executeRaw`
    INSERT INTO webhook_method_hours AS method_hour
      (merchant_id, mode, connection_id, hour, method, events, last_at)
    SELECT asked.merchant_id, asked.mode, asked.connection_id, asked.hour, found.method, found.events, found.last_at
    FROM ${asRows(hours)}
    CROSS JOIN LATERAL (
      SELECT coalesce(transactions.method, '') AS method, count(*) AS events, max(event.received_at) AS last_at
      FROM webhook_events AS event
      LEFT JOIN transactions ON transactions.merchant_id = event.merchant_id AND transactions.id = event.transaction_id
      WHERE event.merchant_id = asked.merchant_id AND event.mode = asked.mode
        AND event.connection_id = asked.connection_id AND event.channel = 'webhook' AND event.status <> 'rejected'
        AND event.received_at >= asked.hour AND event.received_at < asked.hour + interval '1 hour'
      GROUP BY GROUPING SETS ((transactions.method), ())
      HAVING GROUPING(transactions.method) = 1 OR transactions.method IS NOT NULL
    ) AS found
    WHERE found.events > 0
    ON CONFLICT (merchant_id, mode, connection_id, hour, method)
      DO UPDATE SET events = excluded.events, last_at = excluded.last_at`;
}

function asRows(hours: readonly HourKey[]): Prisma.Sql {
  return Prisma.sql`unnest(
    ${hours.map(({ merchantId }) => merchantId)}::text[], ${hours.map(({ mode }) => mode)}::text[],
    ${hours.map(({ hour }) => hour.toISOString())}::timestamptz[],
    ${hours.map(({ connectionId }) => connectionId)}::text[]) AS asked(merchant_id, mode, hour, connection_id)`;
}
