import { readFileSync } from "node:fs";

/** What one provider sends about a payment of ours, in its own words; amounts as the payment was written down. */
export interface Sender {
  readonly provider: string;
  readonly credentials: Readonly<Record<string, string>>;
  readonly amount: string;
  readonly currency: string;
  readonly method: string;
  body(payment: string, word: Word, number: number): object;
}

/** `ignored`: a type that says nothing about money. `unreadable` and `unknown` fail: they are the poison. */
export type Word = "paid" | "unpaid" | "pending" | "ignored" | "unreadable" | "unknown";

export const SENDERS: readonly Sender[] = [
  {
    provider: "payin",
    credentials: {
      apiKey: "pk_bench",
      webhookSecret: "whsec_bench",
      headerStyle: "bearer",
      signature: "any",
    },
    amount: "100",
    currency: "USDT",
    method: "usdt-tron-nile",
    body(payment, word, number) {
      const type = { paid: "order.completed", unpaid: "order.expired", ignored: "test.event" };
      const event = documented("payin", "order-completed-server");
      const status = word === "pending" ? { status: "confirming" } : {};
      const data = {
        ...inside(event, "data"),
        chain_id: "tron-nile",
        order_id: id(payment, word),
        ...status,
      };
      const name = word in type ? type[word as keyof typeof type] : "order.completed";
      return {
        ...event,
        id: `evt_${payment}_${number}`,
        type: word === "pending" ? "order.updated" : name,
        data: readable(data, word),
      };
    },
  },
  {
    provider: "88pay",
    credentials: { apiKey: "sk_bench", merchantId: "MCH-COL-BENCH", merchantSecret: "secret", country: "CO" },
    amount: "50000",
    currency: "COP",
    method: "cards",
    body(payment, word) {
      const status = { paid: "COMPLETED", unpaid: "REJECTED", pending: "PENDING" };
      const event = {
        ...documented("88pay", "webhook-completed"),
        transaction_reference: id(payment, word),
        transaction_id: `sess_${payment}`,
      };
      if (word === "ignored")
        return { ...event, transaction_status: "PENDING", transaction_reference: undefined };
      return readable(
        { ...event, transaction_status: word in status ? status[word as keyof typeof status] : "COMPLETED" },
        word,
      );
    },
  },
  {
    provider: "pepay",
    credentials: { apiKey: "pk_bench", webhookSecret: "whsec_bench" },
    amount: "49.99",
    currency: "USD",
    method: "invoice",
    body(payment, word, number) {
      const type = {
        paid: "invoice.paid",
        unpaid: "invoice.expired",
        pending: "invoice.updated",
        ignored: "commerce.order.created",
      };
      const status = { paid: "paid", unpaid: "expired", pending: "unpaid" };
      const event = documented("pepay", "invoice-payment-created");
      const said = word in status ? status[word as keyof typeof status] : "paid";
      const object = { ...documented("pepay", "invoice-paid"), id: id(payment, word), status: said };
      const name = word in type ? type[word as keyof typeof type] : "invoice.paid";
      return {
        ...event,
        id: `evt_${payment}_${number}`,
        type: name,
        data: { object: readable(object, word) },
      };
    },
  },
  {
    provider: "gateway",
    credentials: { apiKey: "sk_bench", webhookSecret: "whsec_bench" },
    amount: "50.00",
    currency: "USD",
    method: "card",
    body(payment, word, number) {
      const type = {
        paid: "payment.succeeded",
        unpaid: "payment.failed",
        pending: "payment.processing",
        ignored: "customer.created",
      };
      const status = { paid: "succeeded", unpaid: "failed", pending: "processing" };
      const event = documented("gateway", "payment-succeeded");
      const said = word in status ? status[word as keyof typeof status] : "succeeded";
      const object = {
        ...inside(inside(event, "data"), "object"),
        id: id(payment, word),
        reference: `ORD-${payment}`,
        status: said,
      };
      const name = word in type ? type[word as keyof typeof type] : "payment.succeeded";
      return {
        ...event,
        id: `evt_${payment}_${number}`,
        type: name,
        data: { object: word === "unknown" ? { ...object, reference: "ORD-none" } : readable(object, word) },
      };
    },
  },
];

const read = new Map<string, Record<string, unknown>>();

/** The provider's documented payload. */
function documented(provider: string, name: string): Record<string, unknown> {
  const file = `lib/providers/${provider}/__fixtures__/${name}.json`;
  const known = read.get(file) ?? object(JSON.parse(readFileSync(file, "utf8")));
  read.set(file, known);
  return known;
}

function inside(event: Record<string, unknown>, name: string): Record<string, unknown> {
  return object(event[name]);
}

function object(value: unknown): Record<string, unknown> {
  if (typeof value !== "object" || value === null) throw new TypeError("a fixture is not what it was");
  return { ...value };
}

function id(payment: string, word: Word): string {
  return word === "unknown" ? `${payment}_nobody` : payment;
}

/** Poison of the other kind: its object is no longer one. */
function readable(data: Record<string, unknown>, word: Word): object {
  return word === "unreadable" ? { lost: true } : data;
}
