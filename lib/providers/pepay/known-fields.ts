import { fieldDrift } from "../drift.ts";
import type { DriftSign } from "../facts.ts";

/** Fields of the pages "invoices" and "invoice events"; those of the older pages too, which still come. */
const INVOICE = [
  "object",
  "id",
  "merchant_id",
  "status",
  "invoice_type",
  "currency",
  "amount",
  "amount_unit",
  "amount_decimal",
  "amount_paid",
  "amount_paid_decimal",
  "amount_remaining",
  "amount_remaining_decimal",
  "amount_usd",
  "description",
  "customer_id",
  "customer_email",
  "invoice_title",
  "invoice_footer",
  "payer_wallet_address",
  "payer_wallet_network",
  "commerce_order_id",
  "environment",
  "expires_at",
  "created_at",
  "updated_at",
  "paid_at",
  "last_payment_at",
  "metadata",
  "latest_payment",
  "payments",
  "payment_url",
];

const PAYMENT = [
  "object",
  "id",
  "invoice_id",
  "merchant_id",
  "status",
  "amount",
  "amount_unit",
  "amount_decimal",
  "amount_usd",
  "environment",
  "network",
  "token_symbol",
  "transaction_hash",
  "tx_hash",
  "payer_wallet_address",
  "created_at",
  "updated_at",
  "settlement_status",
  "settlement",
];

export function invoiceDrift(raw: unknown): DriftSign[] {
  return fieldDrift("invoice", raw, { known: INVOICE, promised: ["id", "status", "amount", "amount_unit"] });
}

export function paymentDrift(raw: unknown): DriftSign[] {
  return fieldDrift("invoice_payment", raw, { known: PAYMENT, promised: ["id", "invoice_id", "status"] });
}
