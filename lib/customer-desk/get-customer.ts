import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { maskEmail } from "../customers/mask-email.ts";
import { maskReference } from "../customers/mask-reference.ts";
import { listCustomerInvoices } from "../invoices/invoices-of-customer.ts";
import { listCustomerLinks } from "../payment-links/links-of-customer.ts";
import { getCustomerFigures } from "../transactions/get-customer-figures.ts";
import { listCustomerTransactions } from "../transactions/list-customer-transactions.ts";
import { findDuplicates } from "./find-duplicates.ts";
import { listInvoiceNumbers } from "./invoice-numbers-repository.ts";
import { isMasked, toPerson } from "./person-dto.ts";
import { countNotes, listMerged, listNotes, listReveals, type StoredCustomer } from "./repository.ts";
import { requireCustomer } from "./require-customer.ts";
import type { CustomerDetail, customerParams } from "./schema.ts";

const SHOWN_LINKS = 20;
const SHOWN_INVOICES = 30;
const SHOWN_NOTES = 100;
const SHOWN_REVEALS = 20;
/** Where all are asked for: far more than people write about one customer. */
const MOST = 10_000;

/** Everything about one customer, its personal data masked. An id that was merged away answers with whom it is part of. */
export async function getCustomer(
  scope: Scope,
  params: z.output<typeof customerParams>,
): Promise<CustomerDetail> {
  const customer = await requireCustomer(scope, params.customerId);
  const { id } = customer;
  const { all } = params;
  const [merged, figures, transactions, links, numbers, own, notes, noteCount, reveals, duplicates] =
    await Promise.all([
      listMerged(scope, id),
      getCustomerFigures(scope, id),
      listCustomerTransactions(scope, id, params),
      listCustomerLinks(scope, id, SHOWN_LINKS),
      listInvoiceNumbers(scope, id, all === "numbers" ? MOST : SHOWN_INVOICES),
      listCustomerInvoices(scope, id, SHOWN_LINKS),
      listNotes(scope, id, all === "notes" ? MOST : SHOWN_NOTES),
      countNotes(scope, id),
      listReveals(scope, id, SHOWN_REVEALS),
      findDuplicates(scope, customer),
    ]);
  return {
    ...toPerson(customer),
    externalRef: customer.externalRef && maskReference(customer.externalRef),
    otherEmails: merged.flatMap(({ email }) => (email === null ? [] : maskEmail(email))),
    masked: [customer, ...merged].some(isMasked),
    merged: merged.map(toMerged),
    figures: {
      ...figures,
      paid: [...figures.paid],
      refunded: [...figures.refunded],
      firstAt: figures.firstAt?.toISOString() ?? null,
      lastAt: figures.lastAt?.toISOString() ?? null,
    },
    transactions: { ...transactions, rows: [...transactions.rows] },
    links: links.rows,
    ownInvoices: own.rows,
    invoices: numbers.rows,
    totals: { links: links.total, ownInvoices: own.total, invoices: numbers.total, notes: noteCount },
    notes: notes.map(({ id: noteId, text, author, at }) => ({
      id: noteId,
      text,
      author,
      at: at.toISOString(),
    })),
    seenBy: reveals.map(({ id: revealId, actor, reason, at }) => ({
      id: revealId,
      actor,
      reason,
      at: at.toISOString(),
    })),
    duplicates,
  };
}

function toMerged(row: StoredCustomer): CustomerDetail["merged"][number] {
  return { ...toPerson(row), at: (row.mergedAt ?? row.createdAt).toISOString(), by: row.mergedBy ?? "" };
}
