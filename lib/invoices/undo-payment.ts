import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { newId } from "../ids.ts";
import type { undoPaymentInput } from "./acts.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { deleteCounted, findPayment, findUndo, insertPayment } from "./payment-repository.ts";
import { findIssuer, lockInvoice } from "./repository.ts";
import { settleInUnit } from "./settle-in-unit.ts";

type Payment = NonNullable<Awaited<ReturnType<typeof findPayment>>>;

/**
 * Takes back what a person wrote: a payment recorded by hand gets a row against it, a transaction that was attached counts
 * here no more. What came through the invoice's own link cannot be taken back, only refunded (conflict). Again changes
 * nothing.
 */
export async function undoPayment(
  scope: Scope,
  { invoiceId, paymentId, reason }: z.output<typeof undoPaymentInput>,
  clock: Clock = systemClock,
): Promise<MadeInvoice> {
  const { timeZone } = await findIssuer(scope);
  return unit(async (tx) => {
    const now = clock.now();
    const invoice = await lockInvoice(tx, scope, invoiceId);
    const payment = invoice && (await findPayment(tx, scope, invoice.id, paymentId));
    if (!invoice || !payment) throw notFound("Payment");
    if (await findUndo(tx, scope, payment.id)) return { id: invoice.id };
    await takeBack(tx, scope, payment, { reason, now });
    await settleInUnit(tx, scope, invoice, { now, timeZone });
    const detail = { amount: payment.amount.toFixed(), transactionId: payment.transactionId, reason };
    await writeAudit(tx, scope, {
      ...{ action: "invoice.payment.undo", targetType: "invoice", targetId: invoice.id },
      detail,
    });
    return { id: invoice.id };
  });
}

async function takeBack(
  tx: Tx,
  scope: Scope,
  payment: Payment,
  { reason, now }: { readonly reason: string; readonly now: Date },
): Promise<void> {
  if (payment.transactionId !== null) {
    if (payment.createdBy === null)
      throw new AppError("conflict", "It came through a provider. Refund it to send it back.");
    await deleteCounted(tx, scope, payment.id);
    return;
  }
  if (payment.undoes !== null) throw new AppError("conflict", "That is a payment that was taken back.");
  const { invoiceId, method, receivedOn } = payment;
  await insertPayment(tx, scope, {
    ...{ id: newId("invoicePayment", now), invoiceId, amount: payment.amount.negated(), undoes: payment.id },
    ...{ method, reason, receivedOn, createdBy: actorName(scope.actor), createdAt: now },
  });
}
