import { toDecimal } from "../../money.ts";
import { hmacSha256 } from "../signatures.ts";
import type { SampleSubject, WebhookSample } from "../tester-contract.ts";
import type { WebhookPair } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";

type Pair = WebhookPair<Credentials>;
type Fields = Readonly<Record<string, unknown>>;

const TOLD: ReadonlySet<string> = new Set(["succeeded", "underpaid", "expired", "canceled"]);

export const expects: NonNullable<Pair["expects"]> = ({ kind, status }) =>
  kind === "payment" && TOLD.has(status) ? "invoice.updated" : null;

export const sign: NonNullable<Pair["sign"]> = (body, { credentials, now, secret }) => {
  const time = String(now.getTime());
  const signature = hmacSha256(secret ?? credentials.webhookSecret, `${time}.`, body).toString("hex");
  return { "x-pepay-timestamp": time, "x-pepay-signature": signature };
};

export const samples: NonNullable<Pair["samples"]> = () => SAMPLES;

const SAMPLES: readonly WebhookSample[] = [
  invoice("invoice.created", "Invoice created", "unpaid"),
  invoice("invoice.updated", "Invoice updated: paid", "paid"),
  invoice("invoice.paid", "Invoice paid (older name)", "paid"),
  invoice("invoice.partial_payment", "Invoice partly paid (older name)", "underpaid"),
  invoice("invoice.overpaid", "Invoice overpaid (older name)", "overpaid"),
  invoice("invoice.expired", "Invoice expired (older name)", "expired"),
  payment("invoice_payment.created", "Payment to an invoice seen", "pending"),
  payment("invoice_payment.updated", "Payment to an invoice confirmed", "confirmed"),
  order("commerce.order.created", "Shop order created"),
  order("commerce.order.updated", "Shop order updated"),
  {
    type: "test.ping",
    title: "Test ping",
    kind: null,
    build: (_subject, at) => envelope("test.ping", at, {}),
  },
];

function invoice(type: string, title: string, status: string): WebhookSample {
  return {
    type,
    title,
    kind: "payment",
    build: (subject, at) => envelope(type, at, invoiceObject(subject, status, at)),
  };
}

/** Amounts are whole thousandths of a dollar. */
function invoiceObject({ externalId, reference, amount }: SampleSubject, status: string, at: Date): Fields {
  const decimal = toDecimal(amount);
  const millis = Math.round(Number(decimal) * 1000);
  const isPaid = status === "paid" || status === "overpaid";
  const paid = status === "underpaid" ? Math.floor(millis / 2) : isPaid ? millis : 0;
  return {
    object: "invoice",
    id: externalId,
    status,
    invoice_type: "standard",
    currency: "usd",
    amount: millis,
    amount_unit: "usd_millis",
    amount_decimal: decimal,
    amount_paid: paid,
    environment: "devnet",
    metadata: { transaction_id: reference },
    paid_at: isPaid ? at.toISOString() : null,
  };
}

function payment(type: string, title: string, status: string): WebhookSample {
  return {
    type,
    title,
    kind: "payment",
    build: ({ externalId, txHash }, at) =>
      envelope(type, at, {
        object: "invoice_payment",
        id: `pay_${at.getTime()}`,
        invoice_id: externalId,
        status,
        network: "solana",
        transaction_hash: txHash,
        environment: "devnet",
      }),
  };
}

function order(type: string, title: string): WebhookSample {
  return {
    type,
    title,
    kind: null,
    build: (_subject, at) =>
      envelope(type, at, { object: "commerce.order", id: `ord_${at.getTime()}`, environment: "devnet" }),
  };
}

function envelope(type: string, at: Date, object: Fields): Fields {
  return {
    id: `evt_${at.getTime()}-0`,
    object: "event",
    api_version: "2025-12-16",
    created: Math.floor(at.getTime() / 1000),
    type,
    livemode: false,
    pending_webhooks: 0,
    data: { object },
  };
}
