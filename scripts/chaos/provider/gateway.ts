import { createHmac } from "node:crypto";
import type { Random } from "../random.ts";
import { at, type PlayedProvider, type Story, type StoryEvent } from "../story.ts";

const SECRET = "whsec_chaos_gateway";

/** Card payments with refunds and disputes, signed with an HMAC over the body. */
export const gateway: PlayedProvider = {
  id: "gateway",
  credentials: { apiKey: "sk_chaos", webhookSecret: SECRET },
  prove: (body, forged) => ({
    "x-signature": createHmac("sha256", forged ? "whsec_somebody_else" : SECRET)
      .update(body)
      .digest("hex"),
  }),
  tell: (random, mark) => (random.chance(0.1) ? noise(mark) : random.pick([plain, refunded])(random, mark)),
};

function plain(random: Random, mark: string): Story[] {
  const { known, payment, minute } = aPayment(random, mark);
  const event = paymentEvent.bind(null, mark);
  const succeeded = event("payment.succeeded", minute + 1, paid(payment));
  const told = random.pick([
    {
      events: [event("payment.created", minute, { ...payment, status: "created" }), succeeded],
      ends: "succeeded",
    },
    {
      events: [event("payment.processing", minute, { ...payment, status: "processing" }), succeeded],
      ends: "succeeded",
    },
    { events: [event("payment.failed", minute, { ...payment, status: "failed" })], ends: "failed" },
    {
      events: [
        succeeded,
        event("dispute.opened", minute + 2, { id: `dsp_${mark}`, payment_id: payment.id }),
        event("dispute.won", minute + 3, { id: `dsp_${mark}`, payment_id: payment.id }),
      ],
      ends: "dispute_won",
    },
  ]);
  return [{ subject: payment.id, kind: "payment", known, ...told }];
}

/** The refund is made in the gateway's own dashboard: it is written down when it is first heard of. */
function refunded(random: Random, mark: string): Story[] {
  const { known, payment, minute } = aPayment(random, mark);
  const part = random.chance(0.5);
  const id = `re_${mark}`;
  const amount = part ? Math.floor(payment.amount / 3) : payment.amount;
  const refund = { id, payment_id: payment.id, amount, currency: payment.currency };
  const event = paymentEvent.bind(null, mark);
  const created = event("refund.created", minute + 4, {
    ...refund,
    status: "pending",
    updated_at: at(minute + 4),
  });
  const completed = event("refund.completed", minute + 5, {
    ...refund,
    status: "completed",
    updated_at: at(minute + 5),
  });
  return [
    {
      subject: payment.id,
      kind: "payment",
      known,
      events: [event("payment.succeeded", minute + 1, paid(payment))],
      ends: part ? "partially_refunded" : "refunded",
    },
    {
      subject: id,
      kind: "refund",
      known: null,
      parent: payment.id,
      events: [created, completed],
      ends: "succeeded",
    },
  ];
}

function noise(mark: string): Story[] {
  const ignored = {
    ...paymentEvent(mark, "customer.updated", 1, { id: mark }),
    outcome: "ignored" as const,
  };
  return [{ subject: mark, kind: "payment", known: null, events: [ignored], ends: null }];
}

function aPayment(random: Random, mark: string) {
  const cents = random.between(500, 900_000);
  const payment = { id: `pay_${mark}`, amount: cents, currency: "USD" };
  const amount = `${Math.floor(cents / 100)}.${String(cents % 100).padStart(2, "0")}`;
  const known = { externalId: payment.id, amount, currency: "USD", method: "card" };
  return { known, payment, minute: random.between(1, 100_000) };
}

function paid<T extends { readonly amount: number }>(payment: T) {
  return { ...payment, status: "succeeded", amount_received: payment.amount };
}

function paymentEvent(mark: string, type: string, minute: number, object: unknown): StoryEvent {
  const id = `evt_${type}_${mark}`;
  const body = JSON.stringify({ id, type, created_at: at(minute), data: { object } });
  return { id, outcome: "processed", body };
}
