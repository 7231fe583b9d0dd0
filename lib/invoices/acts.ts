import { z } from "zod";
import { isDay } from "../calendar-day.ts";
import { sendFields } from "../mail/schema.ts";
import { MAX_LINES } from "./schema.ts";
import { INVOICE_KINDS } from "./status.ts";

// What people do with an invoice once it is written: the small forms, apart from its own.

const day = z.string().refine(isDay, "Choose a day of the calendar.");
const invoiceId = z.string().max(40);

const why = z
  .string()
  .trim()
  .min(3, "Say why, for whoever looks at it later.")
  .max(500, "At most 500 characters.");

export const invoiceIdInput = z.object({ invoiceId });
export const voidInvoiceInput = invoiceIdInput.extend({ reason: why });
export const mailInvoiceInput = invoiceIdInput.extend(sendFields);
export const duplicateInvoiceInput = invoiceIdInput.extend({ idempotencyKey: z.uuid() });

/** Money that came outside of Paydeck. */
export const recordPaymentInput = invoiceIdInput.extend({
  amount: z.string().trim().max(40),
  method: z.string().trim().min(1, "Say how it came.").max(60, "At most 60 characters."),
  receivedOn: day,
  reason: why,
  idempotencyKey: z.uuid(),
});
export const undoPaymentInput = invoiceIdInput.extend({ paymentId: z.string().max(40), reason: why });
export const attachPaymentInput = invoiceIdInput.extend({
  /** Our id or the reference of a transaction. */
  transaction: z.string().trim().min(1, "Write the transaction's id or reference.").max(120),
  reason: why,
});

/** Lines of the invoice to give back, by their place in it; no lines: all of it. */
export const creditInvoiceInput = invoiceIdInput.extend({
  reason: why,
  lines: z
    .array(
      z.object({
        position: z.number().int().min(0),
        quantity: z.string().trim().max(30),
        unitPrice: z.string().trim().max(40),
      }),
    )
    .max(MAX_LINES)
    .default([]),
  idempotencyKey: z.uuid(),
});
export type CreditInvoiceInput = z.output<typeof creditInvoiceInput>;

/** `{year}` in the prefix is the year of issue. */
export const seriesInput = z.object({
  kind: z.enum(INVOICE_KINDS),
  prefix: z
    .string()
    .trim()
    .max(20, "At most 20 characters.")
    .regex(/^([A-Za-z0-9/._-]|\{year\})*$/, "Use letters, digits, and - . / _; {year} stands for the year."),
  digits: z.number().int().min(1, "At least one digit.").max(10, "At most ten digits."),
  next: z.number().int().min(1, "At least 1.").max(999_999_999),
});
export type SeriesInput = z.output<typeof seriesInput>;
