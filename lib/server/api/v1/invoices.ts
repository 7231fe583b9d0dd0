import { z } from "zod";
import type { Scope } from "../../../auth/scope.ts";
import { maskEmail } from "../../../customers/mask-email.ts";
import { createInvoice } from "../../../invoices/create-invoice.ts";
import { getInvoice } from "../../../invoices/get-invoice.ts";
import { listInvoices } from "../../../invoices/list-invoices.ts";
import { createInvoiceInput, type InvoiceRow, MAX_LINES } from "../../../invoices/schema.ts";
import { sendInvoice } from "../../../invoices/send-invoice.ts";
import {
  INVOICE_KINDS,
  INVOICE_STATES,
  INVOICE_STATUSES,
  INVOICE_TABS,
  ROUNDINGS,
} from "../../../invoices/status.ts";
import { LANGUAGES } from "../../../payment-links/schema.ts";
import { defineRead, defineWrite } from "../define-api.ts";
import { parseInput } from "../parse-input.ts";
import {
  amountInput,
  currencyInput,
  customer,
  day,
  fieldNames,
  money,
  pageOf,
  pageQuery,
  personal,
  time,
  waysInput,
} from "./shapes.ts";

const tag = "Invoices";

const invoice = z.object({
  id: z.string().describe("inv_…"),
  kind: z.enum(INVOICE_KINDS),
  number: z.string().nullable().describe("Null on a draft"),
  state: z.enum(INVOICE_STATES),
  customer_name: z.string().nullable().describe("Null without customers.read"),
  total: money,
  due: money.describe("What is still to be paid; zero where nothing is to be"),
  issue_date: day.nullable(),
  due_date: day,
  days_late: z.number().int(),
  created_at: time,
});

const percent = z.string().describe('Percent, e.g. "19"');
const line = z.object({
  description: z.string(),
  quantity: z.string(),
  unit_price: z.string(),
  discount: percent,
  tax_name: z.string(),
  tax_rate: percent,
  tax_included: z.boolean(),
});

export const invoiceDetail = invoice.extend({
  status: z.enum(INVOICE_STATUSES),
  currency: z.string(),
  bill_to: customer,
  lines: z.array(line),
  discount: percent,
  notes: z.string(),
  terms: z.string(),
  allows_partial: z.boolean(),
  public_url: z.string().nullable().describe("Its own page, for its customer; null on a draft"),
  payment_link: z.object({ id: z.string(), url: z.string() }).nullable(),
  payments: z.array(
    z.object({
      id: z.string(),
      transaction_id: z.string().nullable().describe("Null: recorded by hand"),
      amount: money.describe("What counts of it now; negative: it was taken back"),
      received_on: day,
    }),
  ),
  created_by: z.string().nullable(),
  sent_at: time.nullable(),
  paid_at: time.nullable(),
  voided_at: time.nullable(),
});

export const invoicePage = pageOf(invoice);

function shown(scope: Scope, row: InvoiceRow): z.input<typeof invoice> {
  return {
    ...{ id: row.id, kind: row.kind, number: row.number, state: row.state },
    customer_name: personal(scope, row.customer),
    ...{ total: row.total, due: row.due },
    ...{ issue_date: row.issueDate, due_date: row.dueDate, days_late: row.daysLate },
    created_at: row.createdAt,
  };
}

async function shownDetail(scope: Scope, invoiceId: string): Promise<z.input<typeof invoiceDetail>> {
  const detail = await getInvoice(scope, { invoiceId });
  const { form } = detail;
  const email = form.customerEmail === "" ? null : maskEmail(form.customerEmail);
  return {
    ...shown(scope, detail),
    ...{ status: detail.status, currency: form.currency },
    bill_to: { name: personal(scope, form.customerName), email: personal(scope, email) },
    lines: form.lines.map((one) => ({
      ...{ description: one.description, quantity: one.quantity, unit_price: one.unitPrice },
      ...{ discount: one.discount, tax_name: one.taxName, tax_rate: one.taxRate },
      tax_included: one.taxIncluded,
    })),
    ...{ discount: form.discount, notes: form.notes, terms: form.terms },
    allows_partial: detail.allowsPartial,
    public_url: detail.publicUrl,
    payment_link: detail.link,
    payments: detail.payments.map(({ id, transaction, amount, receivedOn }) => {
      return { id, transaction_id: transaction?.id ?? null, amount, received_on: receivedOn };
    }),
    created_by: detail.createdBy,
    ...{ sent_at: detail.sentAt, paid_at: detail.paidAt, voided_at: detail.voidedAt },
  };
}

export const listAllInvoices = defineRead({
  ...{ path: "/invoices", permission: "invoices.read", tag },
  summary: "List invoices and credit notes",
  query: z.strictObject({ ...pageQuery, state: z.enum(INVOICE_TABS).default("all") }),
  output: invoicePage,
  async run(scope, { query: { limit, after, state } }) {
    const { rows, older } = await listInvoices(scope, { tab: state, after }, { pageSize: limit });
    return { data: rows.map((row) => shown(scope, row)), next: older };
  },
});

export const getOneInvoice = defineRead({
  ...{ path: "/invoices/{id}", permission: "invoices.read", tag },
  summary: "Get an invoice with its lines and payments",
  query: z.strictObject({}),
  output: invoiceDetail,
  run: (scope, { params: { id = "" } }) => shownDetail(scope, id),
});

const short = (most: number) => z.string().max(most).default("");
const lineInput = z.strictObject({
  description: z.string().max(300),
  quantity: amountInput.default("1"),
  unit_price: amountInput,
  discount: amountInput.default("0").describe("Percent off this line"),
  tax_name: short(40),
  tax_rate: amountInput.default("0").describe("Percent"),
  tax_included: z.boolean().default(false).describe("The unit price holds the tax already"),
});

export const createOneInvoice = defineWrite({
  ...{ path: "/invoices", permission: "invoices.write", tag, status: 201 },
  summary: "Make an invoice",
  description: "A draft: it has no number and can't be paid until it is sent.",
  body: z.strictObject({
    customer_name: short(120),
    customer_email: short(200),
    bill_address: short(400),
    tax_id: short(60),
    currency: currencyInput,
    language: z.enum(LANGUAGES).default("en"),
    issue_date: z.string().max(10).default("").describe("Left out: the day on which it is sent"),
    due_date: z.string().max(10).describe("2026-12-04"),
    rounding: z.enum(ROUNDINGS).default("line"),
    discount: amountInput.default("0").describe("Percent off the whole"),
    notes: short(2000),
    terms: short(2000),
    attachments: z
      .array(z.strictObject({ name: z.string().max(80), url: z.string().max(500) }))
      .max(10)
      .default([]),
    allows_partial: z.boolean().default(false),
    ways: waysInput.default([]),
    lines: z.array(lineInput).min(1).max(MAX_LINES),
  }),
  output: invoiceDetail,
  async run(scope, { body, key }) {
    const form = parseInput(createInvoiceInput, { ...Object(fieldNames(body)), idempotencyKey: key });
    const { id } = await createInvoice(scope, form);
    return shownDetail(scope, id);
  },
});

export const sendOneInvoice = defineWrite({
  ...{ path: "/invoices/{id}/send", permission: "invoices.write", tag, status: 200 },
  summary: "Send an invoice",
  description:
    "It takes the next number of its series, gets a payment link where it offers ways to pay, and never changes again. No e-mail goes out: send `public_url` yourself.",
  body: z.strictObject({}),
  output: invoiceDetail,
  async run(scope, { params: { id = "" } }) {
    await sendInvoice(scope, { invoiceId: id });
    return shownDetail(scope, id);
  },
});
