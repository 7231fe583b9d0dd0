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

const UNANSWERED_MS = 10 * 60_000;

/** A payment of the link whose money the provider has seen, by whatever method. */
export async function findPaymentUnderway(
  tx: Tx,
  scope: Scope,
  linkId: string,
): Promise<LinkPaymentRecord | null> {
  return tx.transaction.findFirst({
    where: {
      merchantId: scope.merchantId,
      linkId,
      status: { in: ["processing", "confirming", "underpaid"] },
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
  },
): Promise<LinkPaymentRecord | null> {
  const { connection, method, amount, now } = choice;
  return tx.transaction.findFirst({
    where: {
      merchantId: scope.merchantId,
      linkId,
      connectionId: connection.id,
      method: method.id,
      amount: toDecimal(amount),
      currency: amount.currency,
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
