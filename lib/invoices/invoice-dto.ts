import { z } from "zod";
import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import { shownName } from "../customers/shown-name.ts";
import { env } from "../env.ts";
import { addMoney, isPositive, type Money, moneyOf, subtractMoney, toDecimal } from "../money.ts";
import { LANGUAGES, type Language, linkWayInput } from "../payment-links/schema.ts";
import type { MoneyDto } from "../transactions/schema.ts";
import { dayOf, daysBetween } from "./dates.ts";
import { plainDecimal } from "./fraction.ts";
import type { InvoiceRecord } from "./repository.ts";
import type { InvoiceForm, InvoiceRow } from "./schema.ts";
import {
  INVOICE_KINDS,
  INVOICE_STATUSES,
  type InvoiceKind,
  type InvoiceState,
  type InvoiceStatus,
  invoiceState,
  ROUNDINGS,
} from "./status.ts";
import type { InvoiceFigures, LineFigures } from "./totals.ts";

/** The public address of an invoice's own page. */
export function invoiceUrl(slug: string): string {
  return `${env().PAYDECK_URL}/invoice/${slug}`;
}

export const billToSchema = z.object({
  name: z.string().catch("").default(""),
  email: z.string().catch("").default(""),
  address: z.string().catch("").default(""),
  taxId: z.string().catch("").default(""),
});

export const attachmentsSchema = z.array(z.object({ name: z.string(), url: z.string() })).catch([]);
export const waysSchema = z.array(linkWayInput).catch([]);

export function currencyOfInvoice(invoice: Pick<InvoiceRecord, "currency">): CurrencyCode {
  const { currency } = invoice;
  if (!isCurrencyCode(currency)) throw new TypeError("unknown currency on an invoice");
  return currency;
}

export function statusOfInvoice(invoice: Pick<InvoiceRecord, "status">): InvoiceStatus {
  const status = INVOICE_STATUSES.find((known) => known === invoice.status);
  if (status === undefined) throw new TypeError("unknown invoice status");
  return status;
}

export function kindOfInvoice(invoice: Pick<InvoiceRecord, "kind">): InvoiceKind {
  return INVOICE_KINDS.find((known) => known === invoice.kind) ?? "invoice";
}

export function languageOfInvoice(invoice: Pick<InvoiceRecord, "language">): Language {
  return LANGUAGES.find((known) => known === invoice.language) ?? "en";
}

/** The sums as they are stored, and what is due of them. */
export interface InvoiceAmounts {
  readonly total: Money;
  readonly paid: Money;
  readonly credited: Money;
  /** total - paid - credited; below zero: more came than is owed. */
  readonly balance: Money;
}

type Summed = Pick<InvoiceRecord, "total" | "paid" | "credited" | "currency">;

export function amountsOf(invoice: Summed): InvoiceAmounts {
  const money = (stored: InvoiceRecord["total"]) => moneyOf(stored.toFixed(), invoice.currency);
  const [total, paid, credited] = [money(invoice.total), money(invoice.paid), money(invoice.credited)];
  return { total, paid, credited, balance: subtractMoney(total, addMoney(paid, credited)) };
}

export function moneyDtoOf(money: Money): MoneyDto {
  return { amount: toDecimal(money), currency: money.currency };
}

export function stateOf(invoice: Omit<InvoiceRecord, "lines" | "customer">, today: string): InvoiceState {
  const { total, paid, credited, balance } = amountsOf(invoice);
  return invoiceState({
    kind: kindOfInvoice(invoice),
    status: statusOfInvoice(invoice),
    viewed: invoice.viewedAt !== null,
    isPartlyPaid: isPositive(paid),
    isCredited: isPositive(credited) && !isPositive(subtractMoney(total, credited)),
    nothingDue: !isPositive(balance),
    dueDate: dayOf(invoice.dueDate),
    today,
  });
}

/** What is still to be paid, never below zero; nothing on what is not to be paid. */
export function dueOf(invoice: Summed & Pick<InvoiceRecord, "kind" | "status">): Money {
  const { balance } = amountsOf(invoice);
  const isOwed = invoice.kind === "invoice" && invoice.status === "sent" && isPositive(balance);
  return isOwed ? balance : moneyOf("0", invoice.currency);
}

export type RowRecord = Omit<InvoiceRecord, "lines">;

export function invoiceRow(invoice: RowRecord, today: string): InvoiceRow {
  const due = dueOf(invoice);
  const dueDate = dayOf(invoice.dueDate);
  const name = invoice.customer ? shownName(invoice.customer) : "";
  return {
    id: invoice.id,
    kind: kindOfInvoice(invoice),
    number: invoice.number,
    state: stateOf(invoice, today),
    customer: name || null,
    total: moneyDtoOf(amountsOf(invoice).total),
    due: moneyDtoOf(due),
    issueDate: invoice.issueDate && dayOf(invoice.issueDate),
    dueDate,
    daysLate: isPositive(due) ? Math.max(daysBetween(dueDate, today), 0) : 0,
    createdAt: invoice.createdAt.toISOString(),
  };
}

export function lineFigures(line: InvoiceRecord["lines"][number], currency: CurrencyCode): LineFigures {
  return {
    quantity: plainDecimal(line.quantity.toFixed()),
    unitPrice: toDecimal(moneyOf(line.unitPrice.toFixed(), currency)),
    discount: plainDecimal(line.discount.toFixed()),
    taxName: line.taxName,
    taxRate: plainDecimal(line.taxRate.toFixed()),
    taxIncluded: line.taxIncluded,
  };
}

export function figuresOfInvoice(invoice: InvoiceRecord): InvoiceFigures {
  const currency = currencyOfInvoice(invoice);
  return {
    currency,
    rounding: ROUNDINGS.find((known) => known === invoice.rounding) ?? "line",
    discount: plainDecimal(invoice.discount.toFixed()),
    lines: invoice.lines.map((line) => lineFigures(line, currency)),
  };
}

/** The form that makes this invoice. */
export function invoiceForm(invoice: InvoiceRecord): InvoiceForm {
  const billTo = billToSchema.parse(invoice.billTo);
  const figures = figuresOfInvoice(invoice);
  return {
    customerName: billTo.name,
    customerEmail: billTo.email,
    billAddress: billTo.address,
    taxId: billTo.taxId,
    currency: invoice.currency,
    language: languageOfInvoice(invoice),
    issueDate: invoice.issueDate === null ? "" : dayOf(invoice.issueDate),
    dueDate: dayOf(invoice.dueDate),
    rounding: figures.rounding,
    discount: figures.discount,
    notes: invoice.notes,
    terms: invoice.terms,
    attachments: attachmentsSchema.parse(invoice.attachments),
    allowsPartial: invoice.allowsPartial,
    ways: waysSchema.parse(invoice.ways),
    lines: figures.lines.map((line, index) => ({
      description: invoice.lines[index]?.description ?? "",
      ...line,
    })),
  };
}
