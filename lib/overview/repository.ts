import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
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
 * time that the transactions list filters by. The zone is applied to the moment itself, so a zone with a half hour, or
 * a day of 23 hours, counts right.
 */
export async function listDayVolumes(scope: Scope, periods: Periods, zone: string): Promise<DayVolume[]> {
  const { from, now, beforeFrom, beforeTo } = periods;
  return db().$queryRaw<DayVolume[]>`
    SELECT currency, to_char(created_at AT TIME ZONE ${zone}, 'YYYY-MM-DD') AS day,
      sum(COALESCE(received, amount))::text AS amount, count(*)::int AS payments
    FROM transactions
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND created_at >= ${beforeFrom}
      AND ((created_at >= ${from} AND created_at <= ${now}) OR created_at <= ${beforeTo})
      AND kind IN ('payment', 'deposit') AND status = ANY(${PAID})
    GROUP BY 1, 2`;
}

export interface MethodAttempts {
  readonly method: string;
  readonly connectionId: string;
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
  limit: number,
): Promise<MethodAttempts[]> {
  const { from, now, beforeFrom, beforeTo } = periods;
  return db().$queryRaw<MethodAttempts[]>`
    SELECT method, connection_id AS "connectionId", (array_agg(method_label ORDER BY created_at DESC))[1] AS label,
      count(*) FILTER (WHERE created_at >= ${from})::int AS attempts,
      count(*) FILTER (WHERE created_at >= ${from} AND status = ANY(${PAID}))::int AS paid,
      count(*) FILTER (WHERE created_at < ${from})::int AS "attemptsBefore",
      count(*) FILTER (WHERE created_at < ${from} AND status = ANY(${PAID}))::int AS "paidBefore"
    FROM transactions
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND created_at >= ${beforeFrom}
      AND ((created_at >= ${from} AND created_at <= ${now}) OR created_at <= ${beforeTo})
      AND kind = 'payment' AND status = ANY(${SETTLED})
    GROUP BY method, connection_id HAVING count(*) FILTER (WHERE created_at >= ${from}) > 0
    ORDER BY attempts DESC, method, connection_id LIMIT ${limit}`;
}
