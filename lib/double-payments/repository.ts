import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { DoublePayment, Prisma } from "../db/generated/client.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { Id } from "../ids.ts";
import type { Shared } from "./schema.ts";

/** A payment as far as the guard looks at it; of the same invoice, reference or single-use link as another. */
export interface Candidate {
  readonly id: string;
  readonly status: string;
  readonly paidAt: Date | null;
  readonly because: Shared;
  readonly sharedWord: string;
  /** Set where both came through one link that takes a single payment. */
  readonly linkId: string | null;
}

/** More payments of one thing than this are a reference that stands for nothing. */
const MOST_SIBLINGS = 10;

const sharing = (because: Shared, column: string, word: string, also: string) => `
  (SELECT o.id, o.status, o.paid_at AS "paidAt", '${because}' AS because, ${word} AS "sharedWord",
     CASE WHEN o.link_id = t.link_id AND l.max_payments = 1 THEN t.link_id END AS "linkId"
   FROM transactions t JOIN transactions o ON o.merchant_id = t.merchant_id AND o.${column} = t.${column}
   LEFT JOIN payment_links l ON l.merchant_id = t.merchant_id AND l.id = t.link_id
   WHERE t.merchant_id = $1 AND t.id = $2 AND o.id <> t.id AND o.mode = t.mode AND o.kind = 'payment'
     AND o.paid_at IS NOT NULL ${also}
   ORDER BY o.paid_at, o.id LIMIT ${MOST_SIBLINGS})`;

/** A link that takes several payments is paid several times by right, and its payments may bear its number. */
const NOT_BY_RIGHT =
  "AND NOT (o.link_id IS NOT DISTINCT FROM t.link_id AND t.link_id IS NOT NULL AND l.max_payments IS DISTINCT FROM 1)";

const CANDIDATES = statement(`
  ${sharing("invoice", "invoice_number", "t.invoice_number", NOT_BY_RIGHT)}
  UNION ALL ${sharing("reference", "reference", "t.reference", NOT_BY_RIGHT)}
  UNION ALL ${sharing("link", "link_id", "l.title", "AND l.max_payments = 1")}`);

/** Payments that were paid for what this one was paid for. Each sharing is one walk of an index. */
export async function listCandidates(tx: Tx, scope: Scope, id: string): Promise<Candidate[]> {
  return tx.run<Candidate>(CANDIDATES, [scope.merchantId, id]);
}

export async function findPaid(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
): Promise<{ readonly id: string; readonly status: string; readonly paidAt: Date | null } | null> {
  return tx.transaction.findFirst({
    where: { merchantId, mode, id, kind: "payment" },
    select: { id: true, status: true, paidAt: true },
  });
}

export interface NewDouble {
  readonly id: Id<"doublePayment">;
  readonly firstId: string;
  readonly secondId: string;
  readonly linkId: string | null;
  readonly because: Shared;
  readonly sharedWord: string;
  readonly createdAt: Date;
}

const INSERT = statement(`
  INSERT INTO double_payments (merchant_id, mode, id, first_id, second_id, link_id, because, shared_word, created_at)
  SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9
  WHERE NOT EXISTS (SELECT FROM double_payments WHERE merchant_id = $1 AND first_id = $5 AND second_id = $4
    AND resolution IS DISTINCT FROM 'returned')
  ON CONFLICT (merchant_id, second_id) WHERE resolution IS DISTINCT FROM 'returned' DO NOTHING RETURNING id`);

/** False when this payment is held already or was kept by a person, or the same two are known the other way round. */
export async function insertDouble(tx: Tx, { merchantId, mode }: Scope, made: NewDouble): Promise<boolean> {
  const { id, firstId, secondId, linkId, because, sharedWord, createdAt } = made;
  const values = [merchantId, mode, id, firstId, secondId, linkId, because, sharedWord, createdAt];
  return (await tx.run(INSERT, values)).length > 0;
}

const parts = {
  select: {
    id: true,
    connectionId: true,
    reference: true,
    status: true,
    amount: true,
    received: true,
    currency: true,
    paidAt: true,
  },
} satisfies Prisma.TransactionDefaultArgs;

export type StoredPart = Prisma.TransactionGetPayload<typeof parts>;

/** Cases that this payment is part of, newest first. */
export async function listCasesOf(scope: Scope, transactionId: string): Promise<DoublePayment[]> {
  const { merchantId, mode } = scope;
  return db().doublePayment.findMany({
    where: { merchantId, mode, OR: [{ firstId: transactionId }, { secondId: transactionId }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: MOST_SIBLINGS,
  });
}

export async function listOpenCases(scope: Scope, limit: number): Promise<DoublePayment[]> {
  const { merchantId, mode } = scope;
  return db().doublePayment.findMany({
    where: { merchantId, mode, resolvedAt: null },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

export async function listParts(scope: Scope, ids: readonly string[]): Promise<StoredPart[]> {
  const { merchantId, mode } = scope;
  return db().transaction.findMany({ where: { merchantId, mode, id: { in: [...ids] } }, ...parts });
}

/** Open cases of this payment, locked until the database transaction ends. */
export async function lockOpenCases(
  tx: Tx,
  { merchantId, mode }: Scope,
  transactionId: string,
): Promise<DoublePayment[]> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM double_payments
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND resolved_at IS NULL
      AND (first_id = ${transactionId} OR second_id = ${transactionId}) ORDER BY id FOR UPDATE`;
  return tx.doublePayment.findMany({
    where: {
      merchantId,
      mode,
      resolvedAt: null,
      OR: [{ firstId: transactionId }, { secondId: transactionId }],
    },
  });
}

export async function lockCase(
  tx: Tx,
  { merchantId, mode }: Scope,
  id: string,
): Promise<DoublePayment | null> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM double_payments
    WHERE merchant_id = ${merchantId} AND mode = ${mode} AND id = ${id} FOR UPDATE`;
  return tx.doublePayment.findFirst({ where: { merchantId, mode, id } });
}

export async function resolveCase(
  tx: Tx,
  { merchantId }: Scope,
  id: string,
  resolved: {
    readonly resolution: "returned" | "kept";
    readonly resolvedAt: Date;
    readonly resolvedBy?: string;
    readonly why?: string;
  },
): Promise<void> {
  await tx.doublePayment.updateMany({ where: { merchantId, id }, data: resolved });
}

/** What lists show beside the payment's status. */
export async function findReason(tx: Tx, { merchantId }: Scope, id: string): Promise<string | null> {
  const row = await tx.transaction.findFirst({ where: { merchantId, id }, select: { reason: true } });
  return row?.reason ?? null;
}
