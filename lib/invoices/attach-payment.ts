import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { countPayment } from "../dues/count-payment.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { isPositive } from "../money.ts";
import type { attachPaymentInput } from "./acts.ts";
import type { MadeInvoice } from "./create-invoice.ts";
import { storedDay, todayIn } from "./dates.ts";
import { currencyOfInvoice } from "./invoice-dto.ts";
import { findAttachable, findInvoiceOfTransaction, insertPayment } from "./payment-repository.ts";
import { findIssuer } from "./repository.ts";
import { requireOwed } from "./require-owed.ts";
import { settleInUnit } from "./settle-in-unit.ts";

/**
 * Counts a payment that came another way for this invoice: from now on it follows what becomes of that payment. A payment
 * counts for one invoice only (conflict). Refuses by field: `transaction`.
 */
export async function attachPayment(
  scope: Scope,
  { invoiceId, transaction: text, reason }: z.output<typeof attachPaymentInput>,
  clock: Clock = systemClock,
): Promise<MadeInvoice> {
  const { timeZone } = await findIssuer(scope);
  return unit(async (tx) => {
    const now = clock.now();
    const invoice = await requireOwed(tx, scope, invoiceId);
    const found = await findAttachable(tx, scope, text);
    if (!found)
      throw invalidInput({ transaction: "No payment has this id or reference, or several have it." });
    const counted = await findInvoiceOfTransaction(tx, scope, found);
    if (counted === invoice.id) return { id: invoice.id };
    if (counted !== null) throw new AppError("conflict", "It counts for another invoice already.");
    const currency = currencyOfInvoice(invoice);
    const worth = countPayment(found, "0", { currency, now });
    if (worth === null)
      throw invalidInput({ transaction: `It was paid in ${found.currency}, the invoice is in ${currency}.` });
    if (!isPositive(worth.paid)) throw invalidInput({ transaction: "Nothing came in by this payment." });
    const id = newId("invoicePayment", now);
    const receivedOn = storedDay(todayIn(timeZone, found.paidAt ?? found.createdAt));
    await insertPayment(tx, scope, {
      ...{ id, invoiceId: invoice.id, transactionId: found.id, amount: "0", reason, receivedOn },
      ...{ createdBy: actorName(scope.actor), createdAt: now },
    });
    await settleInUnit(tx, scope, invoice, { now, timeZone });
    const detail = { transactionId: found.id, reason };
    await writeAudit(tx, scope, {
      ...{ action: "invoice.payment.attach", targetType: "invoice", targetId: invoice.id },
      detail,
    });
    return { id: invoice.id };
  });
}
