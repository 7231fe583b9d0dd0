import { z } from "zod";
import { isDay } from "../calendar-day.ts";
import { CURRENCY_CODES } from "../currencies.ts";
import { pageParamsSchema } from "../page-params.ts";
import { LANGUAGES, linkWayInput } from "../payment-links/schema.ts";
import { moneyDto } from "../transactions/schema.ts";
import { TRANSACTION_STATUSES } from "../transactions/status.ts";
import { documentLineDto, invoiceDocumentDto } from "./document.ts";
import { figureProblems } from "./figures.ts";
import { AGES, INVOICE_KINDS, INVOICE_STATES, INVOICE_STATUSES, INVOICE_TABS, ROUNDINGS } from "./status.ts";

export const MAX_LINES = 100;

const day = z.string().refine(isDay, "Choose a day of the calendar.");
const text = (most: number) => z.string().trim().max(most, `At most ${most} characters.`).default("");

/** Figures are decimal strings as somebody types them: "1,200.00", "19". What is wrong with them stands at their field. */
const invoiceLineInput = z.object({
  description: z.string().trim().min(1, "Say what it is.").max(300, "At most 300 characters."),
  quantity: z.string().trim().max(30).default("1"),
  unitPrice: z.string().trim().max(40),
  discount: z.string().trim().max(20).default("0"),
  taxName: z.string().trim().max(40, "At most 40 characters.").default(""),
  taxRate: z.string().trim().max(20).default("0"),
  taxIncluded: z.boolean().default(false),
});

const fields = z.object({
  customerName: text(120),
  customerEmail: z.union([z.literal(""), z.email("That is not an e-mail address.").max(200)]).default(""),
  billAddress: text(400),
  taxId: text(60),
  currency: z
    .string()
    .refine((code) => CURRENCY_CODES.some((known) => known === code), "Choose one of the listed currencies."),
  language: z.enum(LANGUAGES).default("en"),
  /** Empty: the day on which it is sent. */
  issueDate: z.union([z.literal(""), day]).default(""),
  dueDate: day,
  rounding: z.enum(ROUNDINGS).default("line"),
  /** Off the whole, in percent. */
  discount: z.string().trim().max(20).default("0"),
  notes: text(2000),
  terms: text(2000),
  attachments: z
    .array(
      z.object({
        name: z.string().trim().min(1, "Give it a name.").max(80, "At most 80 characters."),
        url: z.url({ protocol: /^https?$/, error: "Write the whole address, with https://." }).max(500),
      }),
    )
    .max(10)
    .default([]),
  allowsPartial: z.boolean().default(false),
  /** None: it can only be paid outside, and is recorded by hand. */
  ways: z.array(linkWayInput).max(20).default([]),
  lines: z.array(invoiceLineInput).min(1, "Add a line.").max(MAX_LINES, `At most ${MAX_LINES} lines.`),
});
export type InvoiceFields = z.output<typeof fields>;

function addProblems(input: InvoiceFields, context: z.RefinementCtx): void {
  for (const { path, message } of figureProblems(input))
    context.addIssue({ code: "custom", path: [...path], message });
  if (input.issueDate !== "" && input.dueDate < input.issueDate)
    context.addIssue({ code: "custom", path: ["dueDate"], message: "That is before the day of issue." });
}

/** The form of a new invoice; `idempotencyKey` is made when it opens, so that a double click makes one. */
export const createInvoiceInput = fields.extend({ idempotencyKey: z.uuid() }).superRefine(addProblems);
export type CreateInvoiceInput = z.output<typeof createInvoiceInput>;

const invoiceId = z.string().max(40);
export const updateInvoiceInput = fields.extend({ invoiceId }).superRefine(addProblems);
export type UpdateInvoiceInput = z.output<typeof updateInvoiceInput>;

export const seriesDto = z.object({
  kind: z.enum(INVOICE_KINDS),
  prefix: z.string(),
  digits: z.number().int(),
  next: z.number().int(),
  /** What the next one would be called. */
  example: z.string(),
});
export type Series = z.infer<typeof seriesDto>;

/** Everything the list can be narrowed by; lives in the URL. */
export const invoiceFiltersSchema = pageParamsSchema.extend({
  tab: z.enum(INVOICE_TABS).catch("all").default("all"),
  /** A number's or customer's beginning, or an id: an invoice's, or the one of whom it is made out to. */
  q: z.string().trim().max(200).optional().catch(undefined),
});
export type InvoiceFilters = z.infer<typeof invoiceFiltersSchema>;

export const invoiceRowDto = z.object({
  id: z.string(),
  kind: z.enum(INVOICE_KINDS),
  /** Null on a draft. */
  number: z.string().nullable(),
  state: z.enum(INVOICE_STATES),
  /** Name, else the masked e-mail. */
  customer: z.string().nullable(),
  total: moneyDto,
  /** What is still to be paid; zero on drafts, void ones and credit notes. */
  due: moneyDto,
  issueDate: z.string().nullable(),
  dueDate: z.string(),
  /** Days past the due date while something is due; 0 otherwise. */
  daysLate: z.number().int(),
  createdAt: z.string(),
});
export type InvoiceRow = z.infer<typeof invoiceRowDto>;

export const invoicePageDto = z.object({
  rows: z.array(invoiceRowDto),
  older: z.string().nullable(),
  newer: z.string().nullable(),
});
export type InvoicePage = z.infer<typeof invoicePageDto>;

/** What is owed now, by currency. */
export const invoiceSummaryDto = z.object({
  currencies: z.array(
    z.object({
      currency: z.string(),
      unpaid: moneyDto,
      unpaidCount: z.number().int(),
      overdue: moneyDto,
      overdueCount: z.number().int(),
      ages: z.array(z.object({ age: z.enum(AGES), amount: moneyDto, count: z.number().int() })),
    }),
  ),
});
export type InvoiceSummary = z.infer<typeof invoiceSummaryDto>;

/** The form of a draft, as it was written. */
export const invoiceFormDto = z.object({
  customerName: z.string(),
  customerEmail: z.string(),
  billAddress: z.string(),
  taxId: z.string(),
  currency: z.string(),
  language: z.enum(LANGUAGES),
  issueDate: z.string(),
  dueDate: z.string(),
  rounding: z.enum(ROUNDINGS),
  discount: z.string(),
  notes: z.string(),
  terms: z.string(),
  attachments: z.array(z.object({ name: z.string(), url: z.string() })),
  allowsPartial: z.boolean(),
  ways: z.array(z.object({ connectionId: z.string(), methods: z.array(z.string()) })),
  lines: z.array(documentLineDto.omit({ net: true })),
});
export type InvoiceForm = z.infer<typeof invoiceFormDto>;

export const invoicePaymentDto = z.object({
  id: z.string(),
  /** Null: recorded by hand. */
  transaction: z
    .object({
      id: z.string(),
      status: z.enum(TRANSACTION_STATUSES),
      methodLabel: z.string(),
      amount: moneyDto,
    })
    .nullable(),
  /** What counts now; negative: it was taken back. */
  amount: moneyDto,
  method: z.string(),
  reason: z.string(),
  receivedOn: z.string(),
  createdBy: z.string().nullable(),
  /** Recorded by hand, and not taken back. */
  canUndo: z.boolean(),
  createdAt: z.string(),
});

export const invoiceDetailDto = invoiceRowDto.extend({
  mode: z.enum(["test", "live"]),
  status: z.enum(INVOICE_STATUSES),
  document: invoiceDocumentDto,
  /** Its own page, for its customer; null while it is a draft. */
  publicUrl: z.string().nullable(),
  link: z.object({ id: z.string(), url: z.string() }).nullable(),
  customerId: z.string().nullable(),
  recurringId: z.string().nullable(),
  allowsPartial: z.boolean(),
  form: invoiceFormDto,
  payments: z.array(invoicePaymentDto),
  /** What came in beyond what is owed, and the payment that a refund could be made of. */
  overpaid: z.object({ amount: moneyDto, transactionId: z.string().nullable() }).nullable(),
  creditOf: z.object({ id: z.string(), number: z.string() }).nullable(),
  creditNotes: z.array(
    z.object({
      id: z.string(),
      number: z.string().nullable(),
      total: moneyDto,
      issueDate: z.string().nullable(),
    }),
  ),
  /** Lines that are not wholly credited, with what is left of each. */
  creditable: z.array(z.object({ position: z.number().int(), quantity: z.string(), unitPrice: z.string() })),
  voidReason: z.string(),
  createdBy: z.string().nullable(),
  sentAt: z.string().nullable(),
  viewedAt: z.string().nullable(),
  paidAt: z.string().nullable(),
  voidedAt: z.string().nullable(),
  history: z.array(
    z.object({ id: z.string(), what: z.string(), detail: z.string(), actor: z.string(), at: z.string() }),
  ),
});
export type InvoiceDetail = z.infer<typeof invoiceDetailDto>;

export const invoiceDetailParams = z.object({ invoiceId });

export const invoiceOfTransactionParams = z.object({ transactionId: z.string().max(40) });
export interface InvoiceOfTransaction {
  readonly invoice: { readonly id: string; readonly number: string } | null;
}

/** What a new invoice's form begins with. */
export const invoiceOptionsDto = z.object({
  currencies: z.array(z.string()),
  nextNumber: z.string(),
  /** Today where the merchant is. */
  today: z.string(),
});
export type InvoiceOptions = z.infer<typeof invoiceOptionsDto>;
