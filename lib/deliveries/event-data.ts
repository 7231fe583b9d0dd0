import type { z } from "zod";
import type { EVENT_DATA } from "../event-catalogue/schema.ts";
import { moneyOf, toDecimal } from "../money.ts";
import { linkUrl } from "../payment-links/link-dto.ts";
import {
  isPaid,
  TRANSACTION_KINDS,
  type TransactionKind,
  type TransactionStatus,
} from "../transactions/status.ts";
import type { EventSubject } from "./subject-repository.ts";

type Data = { readonly [Family in keyof typeof EVENT_DATA]: z.infer<(typeof EVENT_DATA)[Family]> };
type Transaction = EventSubject["transaction"];

/** A change of a transaction's status, as it is told. */
export interface Change {
  /** What makes it one of its kind: the timeline entry, or the transaction for its beginning. */
  readonly source: string;
  readonly before: TransactionStatus | null;
  readonly after: TransactionStatus;
  readonly at: Date;
}

/**
 * A transaction after `change`. Its status is the change's own, however far it has come since; its figures are those that
 * are known now.
 */
export function transactionData({ transaction: row }: EventSubject, change: Change): Data["transaction"] {
  const kind = kindOf(row);
  const paidAt = isPaid(change.after) || change.after === "review" ? row.paidAt : null;
  return {
    id: row.id,
    kind,
    status: change.after,
    previous_status: change.before,
    reason: row.status === change.after ? row.reason : null,
    reference: row.reference,
    external_id: row.externalId,
    provider: row.provider,
    connection_id: row.connectionId,
    amount: { amount: decimal(row.amount, row.currency), currency: row.currency },
    received: money(row.received, row.currency),
    refunded: money(row.refunded, row.currency),
    fee: money(row.fee, row.currency),
    method: row.method,
    network: row.network,
    tx_hash: row.txHash,
    confirmations: row.confirmations,
    country: row.country,
    invoice_number: row.invoiceNumber,
    payment_link_id: row.linkId,
    customer_id: row.customerId,
    created_at: row.createdAt.toISOString(),
    paid_at: paidAt?.toISOString() ?? null,
    expires_at: row.expiresAt?.toISOString() ?? null,
  };
}

export function refundData(subject: EventSubject, change: Change): Data["refund"] {
  const { parent } = subject;
  const payment =
    parent === null ? null : { id: parent.id, reference: parent.reference, external_id: parent.externalId };
  return { ...transactionData(subject, change), payment };
}

export function linkData(
  subject: EventSubject,
  link: NonNullable<Transaction["link"]>,
  change: Change,
): Data["payment_link"] {
  return { payment_link: linkWords(link), transaction: transactionData(subject, change) };
}

export function linkWords({ id, title, slug, invoiceNumber }: NonNullable<Transaction["link"]>) {
  return { id, title, url: linkUrl(slug), invoice_number: invoiceNumber };
}

export function invoiceData(
  subject: EventSubject,
  link: NonNullable<Transaction["link"]>,
  number: string,
  change: Change,
): Data["invoice"] {
  return {
    invoice: { number, amount: money(link.amount, link.currency) },
    ...linkData(subject, link, change),
  };
}

export function kindOf(row: Pick<Transaction, "kind">): TransactionKind {
  const kind = TRANSACTION_KINDS.find((known) => known === row.kind);
  if (kind === undefined) throw new TypeError("a transaction has a kind that this version does not know");
  return kind;
}

function money(value: Transaction["received"], currency: string) {
  return value === null ? null : { amount: decimal(value, currency), currency };
}

function decimal(value: Transaction["amount"], currency: string): string {
  return toDecimal(moneyOf(value.toFixed(), currency));
}
