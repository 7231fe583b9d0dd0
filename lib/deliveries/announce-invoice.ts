import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { getPaidInvoice } from "../invoices/get-paid-invoice.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { writeBody } from "./draft-events.ts";
import { linkWords, transactionData } from "./event-data.ts";
import { storeEvents } from "./store-events.ts";
import { findSubjects } from "./subject-repository.ts";

/**
 * Tells the merchant's endpoints that an invoice is paid in full: once for the invoice, whatever happens after. The event
 * is written down also where nobody listens yet.
 */
export async function announceInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const invoice = await getPaidInvoice(scope, invoiceId);
  if (invoice === null) return;
  const { number, total, transactionId } = invoice;
  const at = invoice.paidAt ?? clock.now();
  const subject =
    transactionId === null ? undefined : (await findSubjects(scope, [transactionId])).get(transactionId);
  const status = TRANSACTION_STATUSES.find((known) => known === subject?.transaction.status);
  const change = status && { source: invoice.id, before: null, after: status, at };
  const data = {
    invoice: { number, amount: total, id: invoice.id },
    payment_link: subject?.transaction.link ? linkWords(subject.transaction.link) : null,
    transaction: subject && change ? transactionData(subject, change) : null,
  };
  const { id, body } = writeBody(scope, { type: "invoice.paid", data, at });
  const draft = {
    id,
    type: "invoice.paid",
    source: invoice.id,
    transactionId,
    body,
    occurredAt: at,
  } as const;
  await storeEvents(scope, [draft], clock);
}
