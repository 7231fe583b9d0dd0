import { payerScope, type Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { isPositive, toDecimal } from "../money.ts";
import { linkAddress } from "../payment-links/link-address.ts";
import { dayOf } from "./dates.ts";
import type { InvoiceDocument } from "./document.ts";
import {
  amountsOf,
  attachmentsSchema,
  billToSchema,
  dueOf,
  figuresOfInvoice,
  kindOfInvoice,
  languageOfInvoice,
  moneyDtoOf,
} from "./invoice-dto.ts";
import { findInvoice, findInvoiceBySlug, findIssuer, type InvoiceRecord } from "./repository.ts";
import { invoiceTotals } from "./totals.ts";

/** An invoice or credit note as its customer sees it; a draft as it would be. Throws not found. */
export async function getInvoiceDocument(
  scope: Scope,
  { invoiceId }: { readonly invoiceId: string },
): Promise<InvoiceDocument> {
  const invoice = await findInvoice(scope, invoiceId);
  if (!invoice) throw notFound("Invoice");
  return toDocument(scope, invoice);
}

export interface PublicInvoice {
  /** What the holder of the address may see. */
  readonly scope: Scope;
  readonly invoiceId: string;
  readonly isVoid: boolean;
  readonly document: InvoiceDocument;
}

/** The invoice behind a public address; throws not found, for drafts too. */
export async function requirePublicInvoice(slug: string): Promise<PublicInvoice> {
  const invoice = await findInvoiceBySlug(slug);
  const mode = MODES.find((known) => known === invoice?.mode);
  if (!invoice || !mode || invoice.status === "draft") throw notFound("Invoice");
  const scope = payerScope(assertId("merchant", invoice.merchantId), mode);
  const document = await toDocument(scope, invoice);
  return { scope, invoiceId: invoice.id, isVoid: invoice.status === "void", document };
}

export async function toDocument(scope: Scope, invoice: InvoiceRecord): Promise<InvoiceDocument> {
  const due = dueOf(invoice);
  const [issuer, original, payUrl] = await Promise.all([
    findIssuer(scope),
    invoice.creditOf === null ? null : findInvoice(scope, invoice.creditOf),
    invoice.linkId === null || !isPositive(due) ? null : linkAddress(scope, invoice.linkId),
  ]);
  const figures = figuresOfInvoice(invoice);
  const totals = invoiceTotals(figures);
  const { paid, credited, total } = amountsOf(invoice);
  return {
    kind: kindOfInvoice(invoice),
    number: invoice.number,
    creditOf: original?.number ?? null,
    language: languageOfInvoice(invoice),
    merchant: { name: issuer.name, legalText: issuer.legalText },
    billTo: billToSchema.parse(invoice.billTo),
    currency: invoice.currency,
    issueDate: invoice.issueDate && dayOf(invoice.issueDate),
    dueDate: dayOf(invoice.dueDate),
    lines: figures.lines.map((line, index) => ({
      description: invoice.lines[index]?.description ?? "",
      ...line,
      net: toDecimal(totals.lines[index]?.net ?? totals.subtotal),
    })),
    subtotal: moneyDtoOf(totals.subtotal),
    discountTotal: moneyDtoOf(totals.discountTotal),
    taxes: totals.taxes.map(({ name, rate, base, amount }) => {
      return { name, rate, base: moneyDtoOf(base), amount: moneyDtoOf(amount) };
    }),
    total: moneyDtoOf(total),
    paid: moneyDtoOf(paid),
    credited: moneyDtoOf(credited),
    due: moneyDtoOf(invoice.status === "draft" ? total : due),
    notes: invoice.notes,
    terms: invoice.terms,
    attachments: attachmentsSchema.parse(invoice.attachments),
    payUrl,
  };
}
