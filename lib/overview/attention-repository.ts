import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";

export interface TroubledEvents {
  readonly connectionId: string;
  readonly type: string;
  readonly status: "dead" | "failed";
  readonly count: number;
  readonly since: Date;
}

/** Webhooks that are given up, and those that have been failing since before `failingSince`. */
export async function listTroubledEvents(scope: Scope, failingSince: Date): Promise<TroubledEvents[]> {
  return db().$queryRaw<TroubledEvents[]>`
    SELECT connection_id AS "connectionId", type, status, count(*)::int AS count, min(received_at) AS since
    FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode}
      AND (status = 'dead' OR (status = 'failed' AND received_at < ${failingSince}))
    GROUP BY connection_id, type, status ORDER BY count DESC, since`;
}

export interface RefusedWebhooks {
  readonly connectionId: string;
  readonly count: number;
  readonly newest: Date;
}

/** Requests since `since` that came to a connection's address without a valid proof: a wrong secret, or somebody else. */
export async function listRefusedWebhooks(scope: Scope, since: Date): Promise<RefusedWebhooks[]> {
  return db().$queryRaw<RefusedWebhooks[]>`
    SELECT connection_id AS "connectionId", count(*)::int AS count, max(received_at) AS newest
    FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND status = 'rejected' AND received_at > ${since}
    GROUP BY connection_id ORDER BY count DESC, connection_id`;
}

export interface HeldTransactions {
  readonly count: number;
  readonly id: string;
  readonly reference: string;
  readonly status: string;
  readonly reason: string | null;
}

/** Transactions in one of these states: how many, as the counts keep it, and the newest. Null when there is none. */
export async function findHeld(scope: Scope, statuses: readonly string[]): Promise<HeldTransactions | null> {
  const { merchantId, mode } = scope;
  const rows = await db().$queryRaw<HeldTransactions[]>`
    SELECT newest.id, newest.reference, newest.status, newest.reason, (
      SELECT coalesce(sum(count), 0)::int FROM (
        SELECT count FROM transaction_totals WHERE merchant_id = ${merchantId} AND mode = ${mode}
          AND status = ANY(${[...statuses]})
        UNION ALL SELECT count FROM transaction_count_changes WHERE merchant_id = ${merchantId} AND mode = ${mode}
          AND status = ANY(${[...statuses]})) AS part) AS count
    FROM unnest(${[...statuses]}::text[]) AS held (status) CROSS JOIN LATERAL (
      SELECT id, reference, status, reason, created_at FROM transactions
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND transactions.status = held.status
      ORDER BY created_at DESC, id DESC LIMIT 1) AS newest
    ORDER BY newest.created_at DESC, newest.id DESC LIMIT 1`;
  return rows[0] ?? null;
}

export interface OverpaidLink {
  readonly id: string;
  readonly title: string;
  readonly invoiceNumber: string | null;
  readonly paidCount: number;
  readonly maxPayments: number;
}

/**
 * Links that were paid more often than they may be and have not given back what was too much: two checkouts were open
 * and both were paid, or a payment came after its place had gone. Newest first. Where the payments are a case of their
 * own, the case is told instead.
 */
export async function listOverpaidLinks(scope: Scope, limit: number): Promise<OverpaidLink[]> {
  return db().$queryRaw<OverpaidLink[]>`
    SELECT id, title, invoice_number AS "invoiceNumber", paid_count AS "paidCount", max_payments AS "maxPayments"
    FROM payment_links l
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND paid_count > max_payments
      AND max_payments < paid_count - (
        SELECT count(*) FROM transactions t
        WHERE t.merchant_id = l.merchant_id AND t.link_id = l.id AND t.kind = 'payment' AND t.paid_at IS NOT NULL
          AND t.status IN ('refunded', 'charged_back'))
      AND NOT EXISTS (SELECT FROM double_payments d WHERE d.merchant_id = l.merchant_id AND d.link_id = l.id)
    ORDER BY updated_at DESC LIMIT ${limit}`;
}

/** How long a method usually takes, and when waiting for its payer is pointless. */
export interface MethodTimes {
  readonly provider: string;
  readonly method: string;
  readonly expectedSeconds: number;
  readonly windowSeconds: number;
}

export interface LateTransaction {
  readonly id: string;
  readonly reference: string;
  readonly methodLabel: string;
  readonly createdAt: Date;
  /** All late ones, also those beyond the limit. */
  readonly count: number;
}

/**
 * Open payments of the last 30 days that have taken twice their method's usual time. One that waits for its payer has
 * until it expires as well: a checkout left open is no trouble yet.
 */
export async function listLate(
  scope: Scope,
  times: readonly MethodTimes[],
  now: Date,
  limit: number,
): Promise<LateTransaction[]> {
  const since = new Date(now.getTime() - 30 * 24 * 60 * 60 * 1000);
  return db().$queryRaw<LateTransaction[]>`
    SELECT t.id, t.reference, t.method_label AS "methodLabel", t.created_at AS "createdAt",
      (count(*) OVER ())::int AS count
    FROM transactions t
    JOIN unnest(${times.map((one) => one.provider)}::text[], ${times.map((one) => one.method)}::text[],
      ${times.map((one) => one.expectedSeconds)}::int[], ${times.map((one) => one.windowSeconds)}::int[])
      AS usual(provider, method, expected, window_seconds)
      ON usual.provider = t.provider AND usual.method = t.method
    WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode} AND t.created_at > ${since}
      AND t.kind = 'payment' AND t.status IN ('created', 'pending', 'processing', 'confirming')
      AND t.created_at + make_interval(secs => 2 * usual.expected) < ${now}::timestamptz
      AND (t.status <> 'pending'
        OR COALESCE(t.expires_at, t.created_at + make_interval(secs => usual.window_seconds)) < ${now}::timestamptz)
    ORDER BY t.created_at DESC, t.id DESC LIMIT ${limit}`;
}
