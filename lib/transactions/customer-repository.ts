import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { CustomerId } from "../ids.ts";
import type { Mode } from "../mode.ts";
import type { PagePosition } from "./read-repository.ts";
import { isPaid, TRANSACTION_STATUSES } from "./status.ts";

const PAID = TRANSACTION_STATUSES.filter(isPaid);

const idRows = z.array(z.object({ id: z.string() }));
const sumRows = z.array(
  z.object({
    customerId: z.string(),
    currency: z.string(),
    payments: z.int(),
    paidCount: z.int(),
    paid: z.string(),
    lastAt: z.date(),
  }),
);
export type CustomerSum = z.infer<typeof sumRows>[number];

/**
 * What customers did in the scope's mode, by customer and currency. Money counts as it came in; payouts and refunds are
 * movements but no payments. Asked for the customers of one page only.
 */
export async function sumOfCustomers(scope: Scope, ids: readonly string[]): Promise<CustomerSum[]> {
  const came = Prisma.sql`t.kind IN ('payment', 'deposit')`;
  const paid = Prisma.sql`${came} AND t.status = ANY(${[...PAID]})`;
  const found = await db().$queryRaw`
    SELECT t.customer_id AS "customerId", t.currency,
      count(*) FILTER (WHERE ${came})::int AS payments,
      count(*) FILTER (WHERE ${paid})::int AS "paidCount",
      coalesce(sum(coalesce(t.received, t.amount)) FILTER (WHERE ${paid}), 0)::text AS paid,
      max(t.created_at) AS "lastAt"
    FROM transactions t
    WHERE t.merchant_id = ${scope.merchantId} AND t.customer_id = ANY(${[...ids]}) AND t.mode = ${scope.mode}
    GROUP BY t.customer_id, t.currency`;
  return sumRows.parse(found);
}

const statusRows = z.array(
  z.object({ kind: z.string(), status: z.enum(TRANSACTION_STATUSES), count: z.int(), first: z.date() }),
);
export type StatusCount = z.infer<typeof statusRows>[number];

export async function countStatusesOf(scope: Scope, customerId: string): Promise<StatusCount[]> {
  const found = await db().$queryRaw`
    SELECT t.kind, t.status, count(*)::int AS count, min(t.created_at) AS first FROM transactions t
    WHERE t.merchant_id = ${scope.merchantId} AND t.customer_id = ${customerId} AND t.mode = ${scope.mode}
    GROUP BY t.kind, t.status`;
  return statusRows.parse(found);
}

const backRows = z.array(z.object({ currency: z.string(), amount: z.string() }));

/** What went back of a customer's payments, by currency: our own refunds, or what the provider says where it is more. */
export async function sumRefundedOf(
  scope: Scope,
  customerId: string,
): Promise<{ readonly currency: string; readonly amount: string }[]> {
  const found = await db().$queryRaw`
    WITH theirs AS MATERIALIZED (
      SELECT t.id, t.kind, t.status, t.parent_id, t.currency, t.amount, t.received, t.refunded FROM transactions t
      WHERE t.merchant_id = ${scope.merchantId} AND t.customer_id = ${customerId} AND t.mode = ${scope.mode}
    ), sent AS (
      SELECT parent_id, sum(amount) AS amount FROM theirs
      WHERE kind = 'refund' AND status = 'succeeded' GROUP BY parent_id
    ), back AS (
      SELECT p.currency, greatest(coalesce(p.refunded, 0), coalesce(sent.amount, 0),
        CASE p.status WHEN 'refunded' THEN coalesce(p.received, p.amount) ELSE 0 END) AS amount
      FROM theirs p LEFT JOIN sent ON sent.parent_id = p.id WHERE p.kind IN ('payment', 'deposit')
    )
    SELECT currency, sum(amount)::text AS amount FROM back WHERE amount > 0 GROUP BY currency ORDER BY currency`;
  return backRows.parse(found);
}

/** One id more than the limit, in the direction of reading. */
export async function listIdsOf(scope: Scope, customerId: string, position: PagePosition): Promise<string[]> {
  const { cursor, direction, limit } = position;
  const newer = direction === "newer";
  const key = cursor && Prisma.sql`(${cursor.at}, ${cursor.id})`;
  const beyond =
    key === null
      ? Prisma.empty
      : newer
        ? Prisma.sql`AND (t.created_at, t.id) > ${key}`
        : Prisma.sql`AND (t.created_at, t.id) < ${key}`;
  const order = newer ? Prisma.sql`t.created_at ASC, t.id ASC` : Prisma.sql`t.created_at DESC, t.id DESC`;
  const found = await db().$queryRaw`
    SELECT t.id FROM transactions t
    WHERE t.merchant_id = ${scope.merchantId} AND t.customer_id = ${customerId} AND t.mode = ${scope.mode} ${beyond}
    ORDER BY ${order} LIMIT ${limit + 1}`;
  return idRows.parse(found).map((row) => row.id);
}

/** In both modes: a customer is the merchant's. */
export async function countOf(scope: Scope, customerId: string): Promise<Record<Mode, number>> {
  const counts = await db().transaction.groupBy({
    by: ["mode"],
    where: { merchantId: scope.merchantId, customerId },
    _count: true,
  });
  const of = (mode: Mode) => counts.find((row) => row.mode === mode)?._count ?? 0;
  return { test: of("test"), live: of("live") };
}

const MOVE = statement(`
  UPDATE transactions SET customer_id = $3 WHERE merchant_id = $1 AND customer_id = $2 RETURNING 1`);

export async function moveAll(tx: Tx, scope: Scope, from: CustomerId, to: CustomerId): Promise<number> {
  return (await tx.run(MOVE, [scope.merchantId, from, to])).length;
}

const UNANSWERED = statement(`
  SELECT 1 FROM transactions WHERE merchant_id = $1 AND customer_id = ANY($2) AND kind = 'payment'
    AND status IN ('created', 'pending') AND external_id IS NULL AND created_at > $3 LIMIT 1`);

export async function existsUnanswered(
  tx: Tx,
  scope: Scope,
  ids: readonly CustomerId[],
  since: Date,
): Promise<boolean> {
  return (await tx.run(UNANSWERED, [scope.merchantId, ids, since])).length > 0;
}
