import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Reader, Tx } from "../db/unit.ts";
import { type Money, toDecimal } from "../money.ts";
import { isSettled, TRANSACTION_STATUSES } from "../transactions/status.ts";

export type LinkPaymentRecord = Prisma.TransactionGetPayload<Record<never, never>>;

/** How many payments of a link came in, whatever happened to them after. */
export async function countPaidPayments(tx: Tx, scope: Scope, linkId: string): Promise<number> {
  return tx.transaction.count({
    where: { merchantId: scope.merchantId, linkId, kind: "payment", paidAt: { not: null } },
  });
}

/** A payment that was begun and is not paid yet. */
export interface Begun {
  readonly id: string;
  /** Its token. */
  readonly idempotencyKey: string;
  readonly status: string;
  readonly createdAt: Date;
}

const SEEN = ["processing", "confirming", "underpaid", "review"];
const WAITING = ["created", "pending"];

/** Payments of a link that keep a place: those whose money was seen, and those that were begun after `since`. */
export async function listHolders(
  scope: Scope,
  linkId: string,
  since: Date,
  reader: Reader = db(),
): Promise<Begun[]> {
  return reader.transaction.findMany({
    where: {
      merchantId: scope.merchantId,
      linkId,
      kind: "payment",
      paidAt: null,
      OR: [{ status: { in: SEEN } }, { status: { in: WAITING }, createdAt: { gt: since } }],
    },
    select: { id: true, idempotencyKey: true, status: true, createdAt: true },
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** The payments of a link that came in, the first first. */
export async function listPaidInOrder(tx: Tx, scope: Scope, linkId: string) {
  return tx.transaction.findMany({
    where: { merchantId: scope.merchantId, linkId, kind: "payment", paidAt: { not: null } },
    select: { id: true },
    orderBy: [{ paidAt: "asc" }, { id: "asc" }],
  });
}

/** The payments of a link, newest first. */
export async function listPaymentsOfLink(
  scope: Scope,
  linkId: string,
  limit: number,
): Promise<LinkPaymentRecord[]> {
  return db().transaction.findMany({
    where: { merchantId: scope.merchantId, linkId, kind: "payment" },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** The payment that a payer began on this link, by its token. */
export async function findPaymentByToken(
  scope: Scope,
  linkId: string,
  token: string,
  reader: Reader = db(),
): Promise<LinkPaymentRecord | null> {
  return reader.transaction.findFirst({
    where: { merchantId: scope.merchantId, linkId, idempotencyKey: token },
  });
}

/** The newest payment among these tokens that may still be paid. */
export async function findOwnPayment(
  scope: Scope,
  linkId: string,
  own: readonly string[],
): Promise<LinkPaymentRecord | null> {
  if (own.length === 0) return null;
  return db().transaction.findFirst({
    where: { merchantId: scope.merchantId, linkId, status: { in: [...WAITING, ...SEEN] }, ...among(own) },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export async function findPaymentById(tx: Tx, scope: Scope, id: string): Promise<LinkPaymentRecord | null> {
  return tx.transaction.findFirst({ where: { merchantId: scope.merchantId, id } });
}

const UNANSWERED_MS = 10 * 60_000;

/** A payment of the link whose money the provider has seen, by whatever method; with `own`, one of these. */
export async function findPaymentUnderway(
  tx: Tx,
  scope: Scope,
  linkId: string,
  own: readonly string[] | null = null,
): Promise<LinkPaymentRecord | null> {
  return tx.transaction.findFirst({
    where: {
      merchantId: scope.merchantId,
      linkId,
      status: { in: ["processing", "confirming", "underpaid"] },
      ...among(own),
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** The newest payment of this choice that the payer can still complete. */
export async function findOpenPayment(
  tx: Tx,
  scope: Scope,
  linkId: string,
  choice: {
    readonly connection: { id: string };
    readonly method: { id: string };
    readonly amount: Money;
    readonly now: Date;
    /** Only one of these tokens; null: anybody's. */
    readonly own: readonly string[] | null;
  },
): Promise<LinkPaymentRecord | null> {
  const { connection, method, amount, now, own } = choice;
  return tx.transaction.findFirst({
    where: {
      merchantId: scope.merchantId,
      linkId,
      connectionId: connection.id,
      method: method.id,
      amount: toDecimal(amount),
      currency: amount.currency,
      ...among(own),
      status: { in: TRANSACTION_STATUSES.filter((status) => !isSettled(status)) },
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] },
        // Without an answer from the provider there is nothing to complete: after a while another try is let through.
        {
          OR: [{ externalId: { not: null } }, { createdAt: { gt: new Date(now.getTime() - UNANSWERED_MS) } }],
        },
      ],
    },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

/** The newest payment of a link that came in. */
export async function findPaidPayment(scope: Scope, linkId: string): Promise<LinkPaymentRecord | null> {
  return db().transaction.findFirst({
    where: { merchantId: scope.merchantId, linkId, paidAt: { not: null } },
    orderBy: { paidAt: "desc" },
  });
}

function among(own: readonly string[] | null): Prisma.TransactionWhereInput {
  return own === null ? {} : { idempotencyKey: { in: [...own] } };
}
