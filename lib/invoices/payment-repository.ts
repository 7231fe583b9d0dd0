import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export type NewPayment = Omit<Prisma.InvoicePaymentUncheckedCreateInput, "merchantId">;

export async function insertPayment(tx: Tx, scope: Scope, payment: NewPayment): Promise<void> {
  await tx.invoicePayment.create({ data: { ...payment, merchantId: scope.merchantId } });
}

/** Payments as they are counted, each with its transaction where it has one; the newest first. */
export async function listPayments(scope: Scope, invoiceId: string) {
  const { merchantId, mode } = scope;
  const payments = await db().invoicePayment.findMany({
    where: { merchantId, invoiceId },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
  const ids = payments.flatMap(({ transactionId }) => transactionId ?? []);
  const transactions = await db().transaction.findMany({
    where: { merchantId, mode, id: { in: ids } },
    select: { id: true, status: true, amount: true, currency: true, methodLabel: true },
  });
  const byId = new Map(transactions.map((transaction) => [transaction.id, transaction]));
  return payments.map((payment) => ({
    ...payment,
    transaction: payment.transactionId === null ? null : (byId.get(payment.transactionId) ?? null),
  }));
}

export async function findPayment(tx: Tx, scope: Scope, invoiceId: string, id: string) {
  return tx.invoicePayment.findFirst({ where: { merchantId: scope.merchantId, invoiceId, id } });
}

export async function findUndo(tx: Tx, scope: Scope, undoes: string) {
  return tx.invoicePayment.findFirst({ where: { merchantId: scope.merchantId, undoes } });
}

/** What was counted for transactions until now. */
export async function listCounted(tx: Tx, scope: Scope, invoiceId: string) {
  return tx.invoicePayment.findMany({
    where: { merchantId: scope.merchantId, invoiceId, transactionId: { not: null } },
  });
}

export async function updateCounted(tx: Tx, scope: Scope, id: string, amount: string): Promise<void> {
  await tx.invoicePayment.updateMany({ where: { merchantId: scope.merchantId, id }, data: { amount } });
}

/** A transaction that could be attached, by our id or, where only one has it, its reference or provider's id. */
export async function findAttachable(tx: Tx, scope: Scope, text: string) {
  const { merchantId, mode } = scope;
  const found = await tx.transaction.findMany({
    where: {
      merchantId,
      mode,
      kind: { in: ["payment", "deposit"] },
      OR: [{ id: text }, { reference: text }, { externalId: text }],
    },
    take: 2,
  });
  return found.find(({ id }) => id === text) ?? (found.length === 1 ? (found[0] ?? null) : null);
}

/** The invoice that a transaction counts for already, by itself or by its link. */
export async function findInvoiceOfTransaction(
  tx: Tx,
  scope: Scope,
  transaction: { readonly id: string; readonly linkId: string | null },
): Promise<string | null> {
  const { merchantId } = scope;
  const counted = await tx.invoicePayment.findFirst({
    where: { merchantId, transactionId: transaction.id },
    select: { invoiceId: true },
  });
  if (counted !== null || transaction.linkId === null) return counted?.invoiceId ?? null;
  const link = await tx.paymentLink.findFirst({
    where: { merchantId, id: transaction.linkId },
    select: { invoiceId: true },
  });
  return link?.invoiceId ?? null;
}

/** A transaction that a person attached counts no more. */
export async function deleteCounted(tx: Tx, scope: Scope, id: string): Promise<void> {
  await tx.invoicePayment.deleteMany({ where: { merchantId: scope.merchantId, id } });
}
