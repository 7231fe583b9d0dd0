import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { isPaid, TRANSACTION_STATUSES } from "../transactions/status.ts";

/** Decimal strings of `currency`, summed over everything a connection ever did. */
export interface MovementSums {
  readonly connectionId: string;
  readonly currency: string;
  readonly totalIn: string;
  readonly totalOut: string;
  readonly available: string;
  /** Seen on its way, not final: confirming payments, and what came of underpaid ones. */
  readonly pending: string;
}

/**
 * What came in and went out by our own records. A payment that is marked as gone back counts as paid out once: by its
 * refund where we have that written down, else by itself.
 */
export async function sumMovements(scope: Scope, connectionId?: string): Promise<MovementSums[]> {
  const paid = TRANSACTION_STATUSES.filter(isPaid);
  const one = connectionId === undefined ? Prisma.empty : Prisma.sql`AND t.connection_id = ${connectionId}`;
  return db().$queryRaw<MovementSums[]>`
    WITH movements AS (
      SELECT t.connection_id, t.currency, COALESCE(t.received, t.amount) AS amount,
        t.kind IN ('payment', 'deposit') AND t.status = ANY(${paid}) AS came,
        t.kind IN ('payment', 'deposit') AND (t.status = 'confirming' OR (t.status = 'underpaid' AND t.received IS NOT NULL)) AS coming,
        (t.kind IN ('refund', 'payout') AND t.status = ANY(${paid})) OR (
          t.kind IN ('payment', 'deposit') AND t.status IN ('refunded', 'charged_back') AND NOT EXISTS (
            SELECT FROM transactions back WHERE back.merchant_id = t.merchant_id AND back.parent_id = t.id
              AND back.mode = t.mode AND back.connection_id = t.connection_id
              AND back.kind = 'refund' AND back.status = ANY(${paid}))
        ) AS went
      FROM transactions t
      WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode} ${one}
    ), sums AS (
      SELECT connection_id, currency,
        COALESCE(sum(amount) FILTER (WHERE came), 0) AS came,
        COALESCE(sum(amount) FILTER (WHERE went), 0) AS went,
        COALESCE(sum(amount) FILTER (WHERE coming), 0) AS coming
      FROM movements WHERE came OR went OR coming GROUP BY connection_id, currency
    )
    SELECT connection_id AS "connectionId", currency, came::text AS "totalIn", went::text AS "totalOut",
      (came - went)::text AS available, coming::text AS pending
    FROM sums ORDER BY connection_id, currency`;
}
