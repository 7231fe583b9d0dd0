import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId, TransactionId } from "../ids.ts";
import { type Money, toDecimal } from "../money.ts";
import type { TransactionKind } from "./status.ts";

const withCustomer = {
  customer: { select: { id: true, name: true, email: true } },
} satisfies Prisma.TransactionInclude;

/** A payment of which the payer has not been told the next step. */
export type UnansweredPayment = Prisma.TransactionGetPayload<{ include: typeof withCustomer }>;

/** Statuses in which a payment still waits for its payer. */
const UNTOUCHED = ["created", "pending"];

/** Null once the provider has answered, or once anything else is known of the payment. */
export async function findUnanswered(scope: Scope, id: string): Promise<UnansweredPayment | null> {
  const row = await db().transaction.findFirst({
    where: { merchantId: scope.merchantId, id, kind: "payment", status: { in: UNTOUCHED } },
    include: withCustomer,
  });
  return row === null || row.nextAction !== null ? null : row;
}

/** Counts one more try; true for exactly one of those who saw the same count. */
export async function claimSend(scope: Scope, id: TransactionId, sent: number, now: Date): Promise<boolean> {
  const claimed = await db().transaction.updateMany({
    where: { merchantId: scope.merchantId, id, sendCount: sent },
    data: { sendCount: sent + 1, updatedAt: now },
  });
  return claimed.count === 1;
}

/**
 * Whether a later payment stands in this one's place: any other on a link that is paid once, one of the same customer on
 * a link that many pay.
 */
export async function hasSuccessor(
  scope: Scope,
  { id, linkId, customerId, createdAt }: UnansweredPayment,
): Promise<boolean> {
  if (linkId === null) return false;
  const later = await db().transaction.findFirst({
    where: {
      merchantId: scope.merchantId,
      linkId,
      kind: "payment",
      id: { not: id },
      createdAt: { gt: createdAt },
      OR: [{ link: { maxPayments: 1 } }, ...(customerId === null ? [] : [{ customerId }])],
    },
    select: { id: true },
  });
  return later !== null;
}

/** A refund or payout of this amount was sent since then, and the provider's id of it is not known yet. */
export async function isMovementAwaited(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  wanted: { readonly kinds: readonly TransactionKind[]; readonly amount: Money; readonly since: Date },
): Promise<boolean> {
  const { amount, kinds, since } = wanted;
  const found = await tx.transaction.findFirst({
    where: {
      merchantId: scope.merchantId,
      connectionId,
      kind: { in: [...kinds] },
      status: { in: ["created", "processing"] },
      externalId: null,
      sendCount: { gt: 0 },
      amount: toDecimal(amount),
      currency: amount.currency,
      updatedAt: { gt: since },
    },
    select: { id: true },
  });
  return found !== null;
}
