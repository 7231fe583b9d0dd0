import { tzOffset } from "@date-fns/tz";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { isPaid, isSettled, TRANSACTION_STATUSES } from "../transactions/status.ts";
import type { Periods } from "./periods.ts";

const PAID = TRANSACTION_STATUSES.filter(isPaid);
const SETTLED = TRANSACTION_STATUSES.filter(isSettled);

/** Where the merchant lives and counts its days. */
export async function findMerchant(scope: Scope) {
  return db().merchant.findUniqueOrThrow({
    where: { id: scope.merchantId },
    select: { timeZone: true, baseCurrency: true, city: true },
  });
}

export interface DayVolume {
  readonly currency: string;
  /** yyyy-MM-dd in the merchant's zone. */
  readonly day: string;
  readonly amount: string;
  readonly payments: number;
}

/**
 * What was paid in each currency on each local day of both periods, by the day on which the payment began: the same
 * time that the transactions list filters by. A day of 23 hours, or a zone with a half hour, counts right.
 */
export async function listDayVolumes(scope: Scope, periods: Periods, zone: string): Promise<DayVolume[]> {
  return db().$queryRaw<DayVolume[]>`
    SELECT currency, to_char(at AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS day, sum(amount)::text AS amount,
      sum(paid)::int AS payments
    FROM (${endedPayments(scope, periods, zone)}) AS part GROUP BY 1, 2 HAVING sum(paid) > 0`;
}

export interface MethodAttempts {
  readonly method: string;
  readonly connectionId: string;
  /** As the newest of them is labelled. */
  readonly label: string;
  readonly attempts: number;
  readonly paid: number;
  readonly attemptsBefore: number;
  readonly paidBefore: number;
}

/** Payments that came to an end, and how many of them were paid, by method of each connection; the busiest first. */
export async function listMethodAttempts(
  scope: Scope,
  periods: Periods,
  options: { readonly zone: string; readonly limit: number },
): Promise<MethodAttempts[]> {
  const { from } = periods;
  return db().$queryRaw<MethodAttempts[]>`
    SELECT busiest.*, newest.label FROM (
      SELECT method, connection_id AS "connectionId",
        coalesce(sum(settled) FILTER (WHERE at >= ${from}), 0)::int AS attempts,
        coalesce(sum(paid) FILTER (WHERE at >= ${from}), 0)::int AS paid,
        coalesce(sum(settled) FILTER (WHERE at < ${from}), 0)::int AS "attemptsBefore",
        coalesce(sum(paid) FILTER (WHERE at < ${from}), 0)::int AS "paidBefore"
      FROM (${endedPayments(scope, periods, options.zone)}) AS part WHERE kind = 'payment'
      GROUP BY method, connection_id HAVING sum(settled) FILTER (WHERE at >= ${from}) > 0
      ORDER BY attempts DESC, method, connection_id LIMIT ${options.limit}) AS busiest
    CROSS JOIN LATERAL (
      SELECT method_label AS label FROM transactions t WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode}
        AND t.method = busiest.method AND t.connection_id = busiest."connectionId"
      ORDER BY t.created_at DESC, t.id DESC LIMIT 1) AS newest
    ORDER BY attempts DESC, method, "connectionId"`;
}

const HOUR_MS = 60 * 60 * 1000;

/**
 * Payments and deposits of both periods that came to an end, as rows of (kind, connection, method, currency, at, settled,
 * paid, amount). Whole hours are as the counts keep them, the hours in which the periods end row by row; and all of it
 * row by row where a day of the zone does not begin with a whole hour.
 */
function endedPayments(scope: Scope, periods: Periods, zone: string): Prisma.Sql {
  const { from, now, beforeFrom, beforeTo } = periods;
  const spans = [
    { start: from, end: now },
    { start: beforeFrom, end: beforeTo },
  ];
  const ofScope = Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode}`;
  const rows = (start: Date, end: Date) => Prisma.sql`
    SELECT kind, connection_id, method, currency, created_at AS at, 1 AS settled,
      (status = ANY(${PAID}))::int AS paid, CASE WHEN status = ANY(${PAID}) THEN COALESCE(received, amount) ELSE 0 END AS amount
    FROM transactions WHERE ${ofScope} AND created_at >= ${start} AND created_at <= ${end}
      AND kind IN ('payment', 'deposit') AND status = ANY(${SETTLED})`;
  const kept = (start: Date, end: Date) => Prisma.sql`
    SELECT kind, connection_id, method, currency, hour AS at, settled, paid, amount
    FROM transaction_hours WHERE ${ofScope} AND hour >= ${start} AND hour < ${end}
    UNION ALL
    SELECT kind, connection_id, method, currency, hour, count, CASE WHEN status = ANY(${PAID}) THEN count ELSE 0 END,
      CASE WHEN status = ANY(${PAID}) THEN amount ELSE 0 END
    FROM transaction_count_changes WHERE ${ofScope} AND hour >= ${start} AND hour < ${end}
      AND kind IN ('payment', 'deposit') AND status = ANY(${SETTLED})`;
  const parts = beginsWithHours(periods, zone)
    ? spans.flatMap(({ start, end }) => {
        const lastHour = new Date(Math.floor(end.getTime() / HOUR_MS) * HOUR_MS);
        return [kept(start, lastHour), rows(lastHour, end)];
      })
    : spans.map(({ start, end }) => rows(start, end));
  return Prisma.join(parts, " UNION ALL ");
}

/** Clocks are moved by whole hours, or, where they are not, stand half an hour off for half of the year. */
function beginsWithHours({ from, now, beforeFrom }: Periods, zone: string): boolean {
  return [beforeFrom, from, now].every((at) => tzOffset(zone, at) % 60 === 0);
}
