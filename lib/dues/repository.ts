import type { Scope } from "../auth/scope.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

/** What was agreed, and what people wrote down beside it. */
export async function findOwed(tx: Tx, scope: Scope, invoiceId: string) {
  const { merchantId } = scope;
  const invoice = await tx.invoice.findFirst({
    where: { merchantId, mode: scope.mode, id: invoiceId },
    select: { currency: true, total: true, linkId: true },
  });
  if (invoice === null) return null;
  const credits = await tx.invoice.aggregate({
    where: { merchantId, creditOf: invoiceId, kind: "credit_note", status: "sent" },
    _sum: { total: true },
  });
  const byHand = await tx.invoicePayment.aggregate({
    where: { merchantId, invoiceId, transactionId: null },
    _sum: { amount: true },
  });
  return {
    ...invoice,
    total: invoice.total.toFixed(),
    credited: credits._sum.total?.toFixed() ?? "0",
    byHand: byHand._sum.amount?.toFixed() ?? "0",
  };
}

const columns = {
  id: true,
  status: true,
  amount: true,
  received: true,
  refunded: true,
  currency: true,
  externalId: true,
  idempotencyKey: true,
  expiresAt: true,
  createdAt: true,
  paidAt: true,
} as const satisfies Prisma.TransactionSelect;
export type DuePayment = Prisma.TransactionGetPayload<{ select: typeof columns }>;

/** Payments of the invoice's own link, and those that were attached to it; the oldest first. */
export async function listDuePayments(
  tx: Tx,
  scope: Scope,
  { invoiceId, linkId }: { readonly invoiceId: string; readonly linkId: string | null },
): Promise<DuePayment[]> {
  const { merchantId, mode } = scope;
  const attached = await tx.invoicePayment.findMany({
    where: { merchantId, invoiceId, transactionId: { not: null } },
    select: { transactionId: true },
  });
  const ids = attached.flatMap(({ transactionId }) => transactionId ?? []);
  if (linkId === null && ids.length === 0) return [];
  return tx.transaction.findMany({
    where: {
      merchantId,
      mode,
      kind: { in: ["payment", "deposit"] },
      OR: [...(linkId === null ? [] : [{ linkId }]), { id: { in: ids } }],
    },
    select: columns,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

/** What has gone back of these payments by refunds that came through: by payment. */
export async function sumRefunds(
  tx: Tx,
  scope: Scope,
  paymentIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  if (paymentIds.length === 0) return new Map();
  const { merchantId } = scope;
  const sums = await tx.transaction.groupBy({
    by: ["parentId"],
    where: { merchantId, kind: "refund", parentId: { in: [...paymentIds] }, status: "succeeded" },
    _sum: { amount: true },
  });
  return new Map(sums.map(({ parentId, _sum }) => [parentId ?? "", _sum.amount?.toFixed() ?? "0"]));
}
