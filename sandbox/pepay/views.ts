import { fromUnits } from "#sandbox/server/decimal.ts";
import type { Invoice, InvoicePayment, PepayState } from "./state.ts";
import { tokenById } from "./tokens.ts";

const merchantId = 1001;

export function usd(millis: number): string {
  return fromUnits(BigInt(millis), 3);
}

type Time = (ms: number | null) => string | number | null;

const isoTime: Time = (ms) => (ms === null ? null : new Date(ms).toISOString());

/** API answers carry Unix seconds (or ISO, by setting); events always carry ISO. */
export function apiTime(state: PepayState): Time {
  if (state.context.settings.of("pepay").timestamps === "iso") return isoTime;
  return (ms) => (ms === null ? null : Math.floor(ms / 1000));
}

export function invoiceView(invoice: Invoice, time: Time = isoTime) {
  const last = invoice.payments.at(-1);
  const remaining = Math.max(0, invoice.amountMillis - invoice.paidMillis);
  return {
    object: "invoice",
    id: invoice.id,
    merchant_id: merchantId,
    status: invoice.status,
    invoice_type: "standard",
    currency: "usd",
    amount: invoice.amountMillis,
    amount_unit: "usd_millis",
    amount_decimal: usd(invoice.amountMillis),
    amount_paid: invoice.paidMillis,
    amount_paid_decimal: usd(invoice.paidMillis),
    amount_remaining: remaining,
    amount_remaining_decimal: usd(remaining),
    description: invoice.description,
    customer_id: invoice.customerId,
    payer_wallet_address: last?.payerAddress ?? null,
    payer_wallet_network: last?.network ?? null,
    commerce_order_id: null,
    environment: "devnet",
    expires_at: time(invoice.expiresAt),
    created_at: time(invoice.createdAt),
    paid_at: time(invoice.paidAt),
    last_payment_at: time(last?.createdAt ?? null),
    metadata: invoice.metadata ?? {},
  };
}

export function paymentView(invoice: Invoice, payment: InvoicePayment, time: Time = isoTime) {
  const settled = payment.settlementStatus === "settled";
  return {
    object: "invoice_payment",
    id: payment.id,
    invoice_id: invoice.id,
    merchant_id: merchantId,
    status: payment.status,
    amount: payment.millis,
    amount_unit: "usd_millis",
    amount_usd: usd(payment.millis),
    environment: "devnet",
    network: payment.network,
    token_symbol: tokenById(payment.tokenId)?.symbol ?? null,
    transaction_hash: payment.txHash,
    payer_wallet_address: payment.payerAddress,
    created_at: time(payment.createdAt),
    settlement_status: payment.settlementStatus,
    settlement: {
      summary_status: payment.settlementStatus,
      stage: settled ? "completed" : "merchant_settlement",
      merchant_settlement_id: `set_${payment.id.slice(4)}`,
      settlement_tx_hash: settled ? payment.txHash : null,
      network: payment.network,
      status: payment.settlementStatus,
    },
  };
}

/** `expand=latest_payment,payments` adds the payments, newest first. */
export function expandedInvoice(state: PepayState, invoice: Invoice, query: URLSearchParams) {
  const time = apiTime(state);
  const expand = (query.get("expand") ?? "").split(",");
  const asked = Number.parseInt(query.get("payments_limit") ?? "10", 10);
  const limit = Number.isNaN(asked) ? 10 : Math.min(100, Math.max(1, asked));
  const payments = invoice.payments.map((payment) => paymentView(invoice, payment, time)).reverse();
  return {
    ...invoiceView(invoice, time),
    ...(expand.includes("latest_payment") && { latest_payment: payments[0] ?? null }),
    ...(expand.includes("payments") && { payments: payments.slice(0, limit) }),
  };
}
