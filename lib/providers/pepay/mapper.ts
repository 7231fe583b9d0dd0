import { z } from "zod";
import { type Money, moneyFromUnits } from "../../money.ts";
import { err, ok, type Result } from "../../result.ts";
import type { ProviderError } from "../contract.ts";
import { unwrapData } from "../envelope.ts";
import type { ProviderFact } from "../facts.ts";
import { looseDecimal, looseText } from "../loose.ts";
import type { CreatedPayment } from "../payment-contract.ts";
import { looseTime } from "../provider-time.ts";
import { readAmount } from "../read-amount.ts";
import { withoutUndefined } from "../without-undefined.ts";
import { invoiceStatusOf, paymentStatusOf } from "./status.ts";

const metadataSchema = z.object({ transaction_id: looseText }).optional().catch(undefined);
const latestPaymentSchema = z
  .object({ network: looseText, transaction_hash: looseText, tx_hash: looseText })
  .optional()
  .catch(undefined);

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
  latest_payment: latestPaymentSchema,
  paid_at: looseTime,
  last_payment_at: looseTime,
  created_at: looseTime,
});
export type Invoice = z.infer<typeof invoice>;

/** One invoice: bare, in the usual envelope, or inside the status endpoint's object. */
export const invoiceSchema = z.preprocess((value) => {
  const data = unwrapData(value);
  return typeof data === "object" && data !== null && "invoice" in data ? data.invoice : data;
}, invoice);

/** A list is `{ object, data, has_more }`, once more inside `data` where the envelope is used. */
export const invoiceListSchema = z.preprocess(
  (value) => (Array.isArray(unwrapData(value)) ? value : unwrapData(value)),
  z.object({ data: z.array(invoice), has_more: z.boolean().default(false) }),
);

/** Amounts are whole thousandths of a dollar ("usd_millis"), never cents: 49990 is 49.99 USD. */
function readUsd(
  units: string | undefined,
  decimal: string | undefined,
  unit: string | undefined,
): Money | undefined {
  const isMillis = unit === undefined || unit === "usd_millis";
  if (isMillis && units !== undefined && /^\d{1,18}$/.test(units))
    return moneyFromUnits(BigInt(units), "USD", 3);
  return readAmount(decimal, "USD");
}

export function mapInvoice(read: Invoice): ProviderFact {
  const status = invoiceStatusOf(read.status);
  return withoutUndefined({
    subject: withoutUndefined({ externalId: read.id, reference: read.metadata?.transaction_id }),
    kind: "payment" as const,
    status,
    providerStatus: read.status,
    reason: status === "expired" ? "Nobody paid in time" : undefined,
    amount: readUsd(read.amount, read.amount_decimal, read.amount_unit),
    received: readUsd(read.amount_paid, read.amount_paid_decimal, read.amount_unit),
    method: "crypto",
    network: read.payer_wallet_network ?? read.latest_payment?.network,
    txHash: read.latest_payment?.transaction_hash ?? read.latest_payment?.tx_hash,
    occurredAt: read.paid_at ?? read.last_payment_at,
    mayBeginElsewhere: false,
  });
}

export const invoicePaymentSchema = z.object({
  invoice_id: z.string().min(1),
  status: z.string().min(1),
  environment: looseText,
  network: looseText,
  transaction_hash: looseText,
  tx_hash: looseText,
});
type InvoicePayment = z.infer<typeof invoicePaymentSchema>;

/** A payment towards an invoice. Its amount is what one transfer brought, not what was asked for: left out. */
export function mapInvoicePayment(read: InvoicePayment): ProviderFact {
  return withoutUndefined({
    subject: { externalId: read.invoice_id },
    kind: "payment" as const,
    status: paymentStatusOf(read.status),
    providerStatus: `payment ${read.status}`,
    method: "crypto",
    network: read.network,
    txHash: read.transaction_hash ?? read.tx_hash,
    mayBeginElsewhere: false,
  });
}

export const createdSchema = z.preprocess(
  unwrapData,
  z.object({
    invoice_id: z.string().min(1),
    payment_url: z.url({ protocol: /^https?$/ }),
    expires_at: looseTime,
  }),
);

/** The answer to a new invoice: it names no status (page "create an invoice"), so the invoice is unpaid. */
export function mapCreated(
  created: z.infer<typeof createdSchema>,
  asked: { readonly transactionId: string; readonly amount: Money },
): CreatedPayment {
  return withoutUndefined({
    externalId: created.invoice_id,
    nextAction: { type: "redirect" as const, url: created.payment_url },
    expiresAt: created.expires_at,
    fact: {
      subject: { externalId: created.invoice_id, reference: asked.transactionId },
      kind: "payment" as const,
      status: invoiceStatusOf("unpaid"),
      providerStatus: "unpaid",
      amount: asked.amount,
      method: "crypto",
      mayBeginElsewhere: false,
    },
  });
}

/** Devnet money must never settle a live payment, nor the other way round. */
export function inEnvironment(isOther: boolean, fact: ProviderFact): Result<ProviderFact, ProviderError> {
  if (!isOther) return ok(fact);
  return err({
    code: "unexpected_response",
    message: "This invoice belongs to Pepay's other environment.",
    effect: "not_applied",
  });
}
