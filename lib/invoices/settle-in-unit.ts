import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { countDue, type Due } from "../dues/count-due.ts";
import type { CountedPayment } from "../dues/count-payment.ts";
import { newId } from "../ids.ts";
import { isPositive, toDecimal } from "../money.ts";
import { askForDue } from "../payment-links/invoice-link.ts";
import { enqueue } from "../queue/enqueue.ts";
import { storedDay, todayIn } from "./dates.ts";
import { languageOfInvoice } from "./invoice-dto.ts";
import { INVOICE_WORDS } from "./invoice-words.ts";
import { insertPayment, listCounted, updateCounted } from "./payment-repository.ts";
import { type InvoiceRecord, updateInvoice } from "./repository.ts";

/**
 * Brings everything that follows from an invoice's payments and credit notes in line with them: counting, not adding, so
 * that running it twice changes nothing. The invoice is locked by the caller.
 */
export async function settleInUnit(
  tx: Tx,
  scope: Scope,
  invoice: InvoiceRecord,
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<Due | null> {
  const due = await countDue(tx, scope, { invoiceId: invoice.id, now });
  if (due === null) return null;
  await writeCounted(tx, scope, invoice.id, due.payments, { now, timeZone });
  const isOwed = invoice.kind === "invoice" && invoice.status === "sent";
  const isPaid = isOwed && isPositive(due.paid) && !isPositive(due.due);
  const paidAt = isPaid ? (invoice.paidAt ?? lastPaidAt(due) ?? now) : null;
  const { paid, credited } = due;
  const sums = { paid: toDecimal(paid), credited: toDecimal(credited), paidAt };
  if (!isSame(invoice, sums)) await updateInvoice(tx, scope, invoice.id, sums);
  if (invoice.linkId !== null && isOwed)
    await askForDue(tx, scope, {
      linkId: invoice.linkId,
      due: due.due,
      allowsPartial: invoice.allowsPartial,
      closedMessage: creditedWords(invoice, due),
      now,
    });
  if (isPaid && invoice.paidAt === null) await announcePaid(tx, scope, invoice.id);
  await notifyLive(tx, scope.merchantId, "invoices");
  return due;
}

/** What a payer reads where credit notes took off all that nobody had paid. */
function creditedWords(invoice: InvoiceRecord, due: Due): string | null {
  const isCredited = isPositive(due.credited) && !isPositive(due.paid) && !isPositive(due.due);
  if (!isCredited || invoice.number === null) return null;
  return INVOICE_WORDS[languageOfInvoice(invoice)].credited(invoice.number);
}

/** A row for each transaction that ever counted, with what it counts for now: nothing, when all went back. */
async function writeCounted(
  tx: Tx,
  scope: Scope,
  invoiceId: string,
  payments: readonly CountedPayment[],
  { now, timeZone }: { readonly now: Date; readonly timeZone: string },
): Promise<void> {
  const known = await listCounted(tx, scope, invoiceId);
  for (const payment of payments) {
    const amount = toDecimal(payment.paid);
    const row = known.find(({ transactionId }) => transactionId === payment.id);
    if (row !== undefined) {
      if (!row.amount.equals(amount)) await updateCounted(tx, scope, row.id, amount);
    } else if (isPositive(payment.paid)) {
      const id = newId("invoicePayment", now);
      const receivedOn = storedDay(todayIn(timeZone, payment.paidAt ?? now));
      await insertPayment(tx, scope, {
        ...{ id, invoiceId, transactionId: payment.id, amount, receivedOn },
        createdAt: now,
      });
    }
  }
}

function lastPaidAt(due: Due): Date | null {
  const times = due.payments.flatMap(({ paid, paidAt }) => (isPositive(paid) && paidAt ? [paidAt] : []));
  return times.reduce<Date | null>((last, at) => (last === null || at > last ? at : last), null);
}

function isSame(
  invoice: InvoiceRecord,
  sums: { readonly paid: string; readonly credited: string; readonly paidAt: Date | null },
): boolean {
  return (
    invoice.paid.equals(sums.paid) &&
    invoice.credited.equals(sums.credited) &&
    invoice.paidAt?.getTime() === sums.paidAt?.getTime()
  );
}

/** Endpoints are told once that it is paid, whatever happens after. */
async function announcePaid(tx: Tx, scope: Scope, invoiceId: string): Promise<void> {
  const { merchantId, mode } = scope;
  await enqueue(tx, "announce-invoice", { merchantId, mode, invoiceId });
}
