import { z } from "zod";
import { LANGUAGES } from "../payment-links/schema.ts";
import { moneyDto } from "../transactions/schema.ts";

/** One line as a customer reads it. Amounts are decimal strings in major units of the document's currency. */
export const documentLineDto = z.object({
  description: z.string(),
  /** Decimal string, without zeros at its end. */
  quantity: z.string(),
  unitPrice: z.string(),
  /** Percent off this line, decimal string; "0" for none. */
  discount: z.string(),
  taxName: z.string(),
  /** Percent, decimal string; "0" for none. */
  taxRate: z.string(),
  /** The unit price holds the tax already. */
  taxIncluded: z.boolean(),
  /** After the line's discount, without tax. */
  net: z.string(),
});

/**
 * An invoice or credit note as its customer sees it: what the PDF, the hosted page and the letters are made from. It
 * holds nothing of the merchant that a customer may not know.
 */
export const invoiceDocumentDto = z.object({
  kind: z.enum(["invoice", "credit_note"]),
  /** Null on a draft's preview. */
  number: z.string().nullable(),
  /** Of a credit note: the number of the invoice that it gives back. */
  creditOf: z.string().nullable(),
  language: z.enum(LANGUAGES),
  merchant: z.object({ name: z.string(), legalText: z.string() }),
  billTo: z.object({ name: z.string(), email: z.string(), address: z.string(), taxId: z.string() }),
  currency: z.string(),
  /** Calendar days, "2026-12-04", where the merchant is. */
  issueDate: z.string().nullable(),
  dueDate: z.string(),
  lines: z.array(documentLineDto),
  /** Sum of the lines' nets. */
  subtotal: moneyDto,
  /** What the discount on the whole takes off, net; zero for none. */
  discountTotal: moneyDto,
  /** One entry for each name and rate. */
  taxes: z.array(z.object({ name: z.string(), rate: z.string(), base: moneyDto, amount: moneyDto })),
  total: moneyDto,
  paid: moneyDto,
  credited: moneyDto,
  /** total - paid - credited, never below zero. */
  due: moneyDto,
  notes: z.string(),
  terms: z.string(),
  attachments: z.array(z.object({ name: z.string(), url: z.string() })),
  /** The public page of its payment link; null when there is nothing to pay. */
  payUrl: z.string().nullable(),
});
export type InvoiceDocument = z.infer<typeof invoiceDocumentDto>;
