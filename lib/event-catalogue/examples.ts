import type { TransactionKind, TransactionStatus } from "../transactions/status.ts";
import { API_VERSION, type EventFamily } from "./schema.ts";
import { CATALOGUE, type CatalogueEntry, type EventType } from "./status.ts";

const AT = "2026-11-19T14:25:56.000Z";
const CREATED = "2026-11-19T14:21:07.000Z";
const AMOUNT = { amount: "125000.00", currency: "COP" };

const KIND: Readonly<Partial<Record<EventFamily, TransactionKind>>> = {
  refund: "refund",
  payout: "payout",
  deposit: "deposit",
};

/** What an event of this type looks like when it arrives: made up, with every field of its schema. */
export function exampleOf(type: EventType) {
  const entry = CATALOGUE.find((one) => one.type === type);
  if (entry === undefined) throw new TypeError(`${type} is not in the catalogue`);
  return {
    id: "msg_01KAE8Q4R0N1S2T3V4W5X6Y7Z8",
    type,
    api_version: API_VERSION,
    timestamp: AT,
    mode: "test",
    merchant: "mer_01K8CAFEA1TVRA0000000000AA",
    data: dataOf(entry),
  };
}

function dataOf({ family, statuses }: CatalogueEntry): object {
  const kind = KIND[family] ?? "payment";
  const transaction = transactionOf(kind, statuses[0] ?? "succeeded");
  switch (family) {
    case "refund":
      return { ...transaction, payment: PAYMENT };
    case "payment_link":
      return { payment_link: LINK, transaction };
    case "invoice":
      return { invoice: { number: LINK.invoice_number, amount: AMOUNT }, payment_link: LINK, transaction };
    case "endpoint":
      return {
        message: "This is a test. Nothing happened.",
        endpoint_id: "end_01KAE7M3P0Q1R2S3T4V5W6X7Y8",
      };
    default:
      return transaction;
  }
}

const PAYMENT = {
  id: "txn_01KAE8P9A0B1C2D3E4F5G6H7J8",
  reference: "ORD-20434",
  external_id: "ord_550e8400",
};
const LINK = {
  id: "lnk_01KAE8N5K0M1N2P3Q4R5S6T7V8",
  title: "Coffee beans, 25 kg",
  url: "https://pay.example.com/pay/coffee-beans",
  invoice_number: "INV-2026-0410",
};

const BAD: Readonly<Partial<Record<TransactionStatus, string>>> = {
  failed: "Insufficient funds",
  underpaid: "12500.00 missing",
  review: "Two sources disagree",
};
const PAID: readonly TransactionStatus[] = ["succeeded", "partially_refunded", "refunded", "disputed"];

function transactionOf(kind: TransactionKind, status: TransactionStatus) {
  const paid = PAID.includes(status);
  const linked = kind === "payment";
  return {
    id: kind === "payment" ? PAYMENT.id : "txn_01KAE8R2S0T1V2W3X4Y5Z6A7B8",
    kind,
    status,
    previous_status: status === "created" ? null : paid && status !== "succeeded" ? "succeeded" : "created",
    reason: BAD[status] ?? null,
    reference: PAYMENT.reference,
    external_id: status === "created" ? null : PAYMENT.external_id,
    provider: "acme",
    connection_id: "con_01K8C0NNECT10N00000000000A",
    amount: AMOUNT,
    received: paid ? AMOUNT : status === "underpaid" ? { ...AMOUNT, amount: "112500.00" } : null,
    refunded: status === "partially_refunded" ? { ...AMOUNT, amount: "25000.00" } : null,
    fee: paid ? { ...AMOUNT, amount: "3750.00" } : null,
    method: "bank_transfer",
    network: null,
    tx_hash: null,
    confirmations: null,
    country: "CO",
    invoice_number: linked ? LINK.invoice_number : null,
    payment_link_id: linked ? LINK.id : null,
    customer_id: "cus_01K8CVST0MER0000000000000A",
    created_at: CREATED,
    paid_at: paid ? AT : null,
    expires_at: "2026-11-19T15:21:07.000Z",
  };
}
