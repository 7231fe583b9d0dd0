import { createHmac } from "node:crypto";
import type { Random } from "../random.ts";
import { at, type PlayedProvider, type Story, type StoryEvent } from "../story.ts";

const SECRET = "whsec_chaos_pepay";

/** Crypto invoices, signed with an HMAC over time and body. */
export const pepay: PlayedProvider = {
  id: "pepay",
  credentials: { apiKey: "pk_chaos", webhookSecret: SECRET },
  prove(body, forged) {
    const time = String(Date.now());
    const secret = forged ? "whsec_somebody_else" : SECRET;
    const signature = createHmac("sha256", secret).update(`${time}.${body}`).digest("hex");
    return { "x-pepay-timestamp": time, "x-pepay-signature": signature };
  },
  tell: (random, mark) => (random.chance(0.15) ? noise(random, mark) : invoice(random, mark)),
};

function invoice(random: Random, mark: string): Story[] {
  const id = `inv_${mark}`;
  const millis = random.between(2_000, 900_000);
  const minute = random.between(1, 100_000);
  const object = { id, amount: String(millis), amount_unit: "usd_millis", environment: "devnet" };
  const payment = { invoice_id: id, network: "solana", tx_hash: `tx_${mark}`, environment: "devnet" };
  const created = event("invoice.created", id, minute, { ...object, status: "unpaid", amount_paid: "0" });
  const seen = event("invoice_payment.created", id, minute + 1, { ...payment, status: "pending" });
  const part = event("invoice.partial_payment", id, minute + 2, {
    ...object,
    status: "underpaid",
    amount_paid: String(Math.floor(millis / 2)),
  });
  const paid = event("invoice.paid", id, minute + 3, {
    ...object,
    status: "paid",
    amount_paid: String(millis),
    paid_at: at(minute + 3),
  });
  const settled = event("invoice_payment.updated", id, minute + 4, {
    ...payment,
    status: "confirmed",
    settlement_status: "settled",
    settlement: { settlement_tx_hash: `settle_${mark}` },
  });
  const expired = event("invoice.expired", id, minute + 9, {
    ...object,
    status: "expired",
    amount_paid: "0",
  });
  const known = { externalId: id, amount: decimal(millis), currency: "USD", method: "crypto" };
  const told = random.pick([
    { events: [created, seen, paid, settled], ends: "succeeded" },
    { events: [created, seen, paid], ends: "succeeded" },
    { events: [created, seen, part, paid, settled], ends: "succeeded" },
    { events: [created, part, expired], ends: "review" },
    { events: [created, expired], ends: "expired" },
  ]);
  return [{ subject: id, kind: "payment", known, ...told }];
}

function noise(random: Random, mark: string): Story[] {
  const type = random.pick(["test.ping", "commerce.order.created"]);
  const ignored = { ...event(type, mark, 1, { id: mark }), outcome: "ignored" as const };
  return [{ subject: mark, kind: "payment", known: null, events: [ignored], ends: null }];
}

function event(type: string, subject: string, minute: number, object: unknown): StoryEvent {
  const id = `evt_${type}_${subject}`;
  const body = JSON.stringify({ id, type, created: at(minute), livemode: false, data: { object } });
  return { id, outcome: "processed", body };
}

/** Thousandths of a dollar as a decimal. */
function decimal(millis: number): string {
  return `${Math.floor(millis / 1000)}.${String(millis % 1000).padStart(3, "0")}`;
}
