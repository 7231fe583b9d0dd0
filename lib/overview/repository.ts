import { tzOffset } from "@date-fns/tz";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { dayBounds } from "../transactions/day-bounds.ts";
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
 * time that the transactions list filters by. Summed from the hours that are kept, and row by row where a day of the
 * zone does not begin with a whole hour; a day of 23 hours counts right either way.
 */
export async function listDayVolumes(scope: Scope, periods: Periods, zone: string): Promise<DayVolume[]> {
  const ofScope = Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode}`;
  const isPayment = Prisma.sql`kind IN ('payment', 'deposit') AND status = ANY(${PAID})`;
  const rows = ({ start, end }: Span) => Prisma.sql`
    SELECT currency, created_at AS at, 1 AS paid, COALESCE(received, amount) AS amount FROM transactions
    WHERE ${ofScope} AND ${within(Prisma.sql`created_at`, { start, end })} AND ${isPayment}`;
  const changes = ({ start, end }: Span) => Prisma.sql`
    SELECT currency, hour, count, amount FROM transaction_count_changes
    WHERE ${ofScope} AND hour >= ${start} AND hour < ${end} AND ${isPayment}`;
  const dayOf = (part: Prisma.Sql) => Prisma.sql`
    SELECT currency, (at AT TIME ZONE ${zone})::date AS day, paid, amount FROM (${part}) AS rows (currency, at, paid, amount)`;
  // Each day is a walk of its own along the key: asking every hour for its day takes three times as long.
  const hours = (days: readonly DaySpan[]) => Prisma.sql`
    SELECT sums.currency, days.day, sums.paid, sums.amount
    FROM unnest(
      ${days.map(({ day }) => day)}::date[],
      ${days.map(({ start }) => start)}::timestamptz[],
      ${days.map(({ end }) => end)}::timestamptz[]) AS days (day, since, until)
    CROSS JOIN LATERAL (
      SELECT currency, sum(paid) AS paid, sum(amount) AS amount FROM transaction_hours
      WHERE ${ofScope} AND hour >= days.since AND hour < days.until GROUP BY currency) AS sums`;
  // The hours that are kept are of all connections.
  const byHours = scope.connectionIds === null && beginsWithHours(periods, zone);
  const parts = spansOf(periods).flatMap((span) => {
    if (!byHours) return [dayOf(rows(span))];
    const whole = wholeSpan(span, HOUR_MS);
    return [
      hours(daysWithin(whole, span.days, zone)),
      dayOf(changes(whole)),
      ...edgesOf(span, HOUR_MS).map((edge) => dayOf(rows(edge))),
    ];
  });
  return db().$queryRaw<DayVolume[]>`
    SELECT currency, to_char(day, 'YYYY-MM-DD') AS day, amount, payments FROM (
      SELECT currency, day, sum(amount)::text AS amount, sum(paid)::int AS payments
      FROM (${Prisma.join(parts, " UNION ALL ")}) AS part (currency, day, paid, amount)
      GROUP BY 1, 2 HAVING sum(paid) > 0) AS summed`;
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

/**
 * Payments that came to an end, and how many of them were paid, by method of each connection; the busiest first. Whole
 * days as they are kept, what is left at the ends of the periods row by row.
 */
export async function listMethodAttempts(
  scope: Scope,
  periods: Periods,
  limit: number,
): Promise<MethodAttempts[]> {
  const ofScope = Prisma.sql`merchant_id = ${scope.merchantId} AND mode = ${scope.mode}`;
  const isEnded = Prisma.sql`kind = 'payment' AND status = ANY(${SETTLED})`;
  const parts = spansOf(periods).flatMap((span) => {
    const { isNow } = span;
    const { start, end } = wholeSpan(span, DAY_MS);
    const days = Prisma.sql`
      SELECT connection_id, method, ${isNow}::bool, settled, paid FROM transaction_way_days
      WHERE ${ofScope} AND day >= ${start.toISOString()}::date AND day < ${end.toISOString()}::date
      UNION ALL
      SELECT connection_id, method, ${isNow}::bool, count, CASE WHEN status = ANY(${PAID}) THEN count ELSE 0 END
      FROM transaction_count_changes WHERE ${ofScope} AND hour >= ${start} AND hour < ${end} AND ${isEnded}`;
    const edges = edgesOf(span, DAY_MS).map(
      (edge) => Prisma.sql`
        SELECT connection_id, method, ${isNow}::bool, 1, (status = ANY(${PAID}))::int FROM transactions
        WHERE ${ofScope} AND ${within(Prisma.sql`created_at`, edge)} AND ${isEnded}`,
    );
    return [days, ...edges];
  });
  return db().$queryRaw<MethodAttempts[]>`
    SELECT busiest.*, newest.label FROM (
      SELECT method, connection_id AS "connectionId",
        coalesce(sum(settled) FILTER (WHERE is_now), 0)::int AS attempts,
        coalesce(sum(paid) FILTER (WHERE is_now), 0)::int AS paid,
        coalesce(sum(settled) FILTER (WHERE NOT is_now), 0)::int AS "attemptsBefore",
        coalesce(sum(paid) FILTER (WHERE NOT is_now), 0)::int AS "paidBefore"
      FROM (${Prisma.join(parts, " UNION ALL ")}) AS part (connection_id, method, is_now, settled, paid)
      GROUP BY method, connection_id HAVING sum(settled) FILTER (WHERE is_now) > 0
      ORDER BY attempts DESC, method, connection_id LIMIT ${limit}) AS busiest
    CROSS JOIN LATERAL (
      SELECT method_label AS label FROM transactions t WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode}
        AND t.method = busiest.method AND t.connection_id = busiest."connectionId"
      ORDER BY t.created_at DESC, t.id DESC LIMIT 1) AS newest
    ORDER BY attempts DESC, method, "connectionId"`;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;

/** From its first moment to its last, which belongs to it unless it is the beginning of what follows. */
interface Span {
  readonly start: Date;
  readonly end: Date;
  readonly open?: boolean;
}

function spansOf({ days, from, now, beforeDays, beforeFrom, beforeTo }: Periods) {
  return [
    { start: from, end: now, days, isNow: true },
    { start: beforeFrom, end: beforeTo, days: beforeDays, isNow: false },
  ];
}

interface DaySpan extends Span {
  readonly day: string;
}

/** What of each local day lies within the span. */
function daysWithin({ start, end }: Span, days: readonly string[], zone: string): DaySpan[] {
  return days.map((day) => {
    const { since, until } = dayBounds({ from: day, to: day }, zone);
    return { day, start: since < start ? start : since, end: until > end ? end : until };
  });
}

function within(column: Prisma.Sql, { start, end, open = false }: Span): Prisma.Sql {
  const last = open ? Prisma.sql`${column} < ${end}` : Prisma.sql`${column} <= ${end}`;
  return Prisma.sql`${column} >= ${start} AND ${last}`;
}

/** The whole UTC hours or days of a span, its end left out. */
function wholeSpan({ start, end }: Span, unitMs: number): Span {
  return {
    start: new Date(Math.ceil(start.getTime() / unitMs) * unitMs),
    end: new Date(Math.floor(end.getTime() / unitMs) * unitMs),
  };
}

/** What the whole ones leave of it at either side. */
function edgesOf(span: Span, unitMs: number): Span[] {
  const whole = wholeSpan(span, unitMs);
  const first = { start: span.start, end: whole.start, open: true };
  const last = { start: whole.end, end: span.end };
  return span.start < whole.start ? [first, last] : [last];
}

/** Clocks are moved by whole hours, or, where they are not, stand half an hour off for half of the year. */
function beginsWithHours({ from, now, beforeFrom }: Periods, zone: string): boolean {
  return [beforeFrom, from, now].every((at) => tzOffset(zone, at) % 60 === 0);
}
