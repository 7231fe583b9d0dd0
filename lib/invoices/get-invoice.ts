import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { notFound } from "../errors.ts";
import { isPositive, moneyOf, subtractMoney } from "../money.ts";
import { linkAddress } from "../payment-links/link-address.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { creditableLines } from "./credit-lines.ts";
import { dayOf, todayIn } from "./dates.ts";
import { toDocument } from "./get-invoice-document.ts";
import { historyOf } from "./history.ts";
import {
  amountsOf,
  invoiceForm,
  invoiceRow,
  invoiceUrl,
  moneyDtoOf,
  statusOfInvoice,
} from "./invoice-dto.ts";
import { listPayments } from "./payment-repository.ts";
import { findInvoice, findIssuer, type InvoiceRecord, listCreditNotes, listHistory } from "./repository.ts";
import type { InvoiceDetail } from "./schema.ts";

const SHOWN_HISTORY = 100;
const paymentStatus = z.enum(TRANSACTION_STATUSES);
type Payment = Awaited<ReturnType<typeof listPayments>>[number];

/** One invoice or credit note with its payments, credit notes and history; throws not found. */
export async function getInvoice(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<InvoiceDetail> {
  const invoice = await findInvoice(scope, invoiceId);
  if (!invoice) throw notFound("Invoice");
  const [{ timeZone }, document, payments, notes, original, history, linkUrl] = await Promise.all([
    findIssuer(scope),
    toDocument(scope, invoice),
    listPayments(scope, invoice.id),
    listCreditNotes(scope, invoice.id),
    invoice.creditOf === null ? null : findInvoice(scope, invoice.creditOf),
    listHistory(scope, invoice.id, SHOWN_HISTORY),
    invoice.linkId === null ? null : linkAddress(scope, invoice.linkId),
  ]);
  const isOwed = invoice.kind === "invoice" && invoice.status === "sent";
  return {
    ...invoiceRow(invoice, todayIn(timeZone, systemClock.now())),
    mode: scope.mode,
    status: statusOfInvoice(invoice),
    document,
    publicUrl: invoice.status === "draft" ? null : invoiceUrl(invoice.slug),
    link: invoice.linkId === null || linkUrl === null ? null : { id: invoice.linkId, url: linkUrl },
    customerId: invoice.customerId,
    recurringId: invoice.recurringId,
    allowsPartial: invoice.allowsPartial,
    form: invoiceForm(invoice),
    payments: payments.map((payment) => paymentDto(payment, payments, invoice.currency)),
    overpaid: overpaidOf(invoice, payments),
    creditOf: original && { id: original.id, number: original.number ?? original.id },
    creditNotes: notes
      .filter(({ status }) => status === "sent")
      .map((note) => ({
        id: note.id,
        number: note.number,
        total: moneyDtoOf(amountsOf(note).total),
        issueDate: note.issueDate && dayOf(note.issueDate),
      })),
    creditable: isOwed
      ? creditableLines(invoice, notes).map(({ position, quantity, unitPrice }) => {
          return { position, quantity, unitPrice };
        })
      : [],
    voidReason: invoice.voidReason,
    createdBy: invoice.createdBy,
    sentAt: invoice.sentAt?.toISOString() ?? null,
    viewedAt: invoice.viewedAt?.toISOString() ?? null,
    paidAt: invoice.paidAt?.toISOString() ?? null,
    voidedAt: invoice.voidedAt?.toISOString() ?? null,
    history: historyOf(history),
  };
}

function paymentDto(
  payment: Payment,
  all: readonly Payment[],
  currency: string,
): InvoiceDetail["payments"][number] {
  const { id, transaction, method, reason, createdBy } = payment;
  const isUndone = all.some(({ undoes }) => undoes === id);
  const isByHand = payment.transactionId === null && payment.undoes === null;
  const isAttached = payment.transactionId !== null && createdBy !== null;
  return {
    id,
    transaction: transaction && {
      id: transaction.id,
      status: paymentStatus.parse(transaction.status),
      methodLabel: transaction.methodLabel,
      amount: moneyDtoOf(moneyOf(transaction.amount.toFixed(), transaction.currency)),
    },
    amount: moneyDtoOf(moneyOf(payment.amount.toFixed(), currency)),
    method,
    reason,
    receivedOn: dayOf(payment.receivedOn),
    createdBy,
    canUndo: (isByHand && !isUndone) || isAttached,
    createdAt: payment.createdAt.toISOString(),
  };
}

/** More came than is owed: on a void invoice all that came. The newest payment by a provider is what could be refunded. */
function overpaidOf(invoice: InvoiceRecord, payments: readonly Payment[]): InvoiceDetail["overpaid"] {
  if (invoice.kind !== "invoice" || invoice.status === "draft") return null;
  const { balance, paid } = amountsOf(invoice);
  const nothing = moneyOf("0", invoice.currency);
  const over = invoice.status === "void" ? paid : subtractMoney(nothing, balance);
  if (!isPositive(over)) return null;
  const refundable = payments.find(({ transactionId, amount }) => transactionId !== null && !amount.isZero());
  return { amount: moneyDtoOf(over), transactionId: refundable?.transactionId ?? null };
}
