import { z } from "zod";
import { unwrapData } from "../envelope.ts";
import { looseDecimal, looseText } from "../loose.ts";
import { looseTime } from "../provider-time.ts";

const metadataSchema = z.object({ transaction_id: looseText }).optional().catch(undefined);
const settlementSchema = z
  .object({ settlement_tx_hash: looseText, summary_status: looseText, status: looseText })
  .optional()
  .catch(undefined);

const paymentFields = {
  status: looseText,
  network: looseText,
  transaction_hash: looseText,
  tx_hash: looseText,
  settlement_status: looseText,
  settlement: settlementSchema,
};
const payment = z.object(paymentFields);
export type Payment = z.infer<typeof payment>;

const invoice = z.object({
  id: z.string().min(1),
  status: z.string().min(1),
  amount: looseDecimal,
  amount_decimal: looseDecimal,
  amount_unit: looseText,
  amount_paid: looseDecimal,
  amount_paid_decimal: looseDecimal,
  payer_wallet_network: looseText,
  environment: looseText,
  metadata: metadataSchema,
  latest_payment: payment.optional().catch(undefined),
  payments: z.array(payment).optional().catch(undefined),
  paid_at: looseTime,
  last_payment_at: looseTime,
  created_at: looseTime,
});

/** An invoice with the object that it was read from, for what is in it beside the known fields. */
const invoiceRead = z.unknown().transform((raw, context) => {
  const read = invoice.safeParse(raw);
  if (read.success) return { ...read.data, raw };
  context.addIssue({ code: "custom", message: "no invoice" });
  return z.NEVER;
});
export type Invoice = z.infer<typeof invoiceRead>;

/** One invoice: bare or in the usual envelope. */
export const invoiceSchema = z.preprocess(unwrapData, invoiceRead);

/** A list is `{ object, data, has_more }`, once more inside `data` where the envelope is used. */
export const invoiceListSchema = z.preprocess(
  unwrapList,
  z.object({ data: z.array(invoiceRead), has_more: z.boolean().default(false) }),
);

export function unwrapList(value: unknown): unknown {
  const data = unwrapData(value);
  return Array.isArray(data) ? value : data;
}

/** The status endpoint: the invoice and its latest payment, side by side. */
export const invoiceStatusSchema = z.preprocess(
  unwrapData,
  z.object({ latest_payment: payment.optional().catch(undefined) }),
);

export const invoicePaymentSchema = z.object({
  ...paymentFields,
  invoice_id: z.string().min(1),
  status: z.string().min(1),
  environment: looseText,
});
export type InvoicePayment = z.infer<typeof invoicePaymentSchema>;
