import { createHmac } from "node:crypto";
import type { Random } from "../random.ts";
import { at, type PlayedProvider, type Story, type StoryEvent } from "../story.ts";

const SECRET = "whsec_chaos_payin";

/** Crypto orders and deposits, signed with a bare HMAC over the body. */
export const payin: PlayedProvider = {
  id: "payin",
  credentials: { apiKey: "pk_chaos", webhookSecret: SECRET, headerStyle: "bearer", signature: "any" },
  prove: (body, forged) => ({
    "x-payin-signature": createHmac("sha256", forged ? "whsec_somebody_else" : SECRET)
      .update(body)
      .digest("hex"),
  }),
  tell(random, mark) {
    const tell = random.pick([order, order, order, deposit, deposit, orderOfALink, noise]);
    return tell(random, mark);
  },
};

function order(random: Random, mark: string): Story[] {
  const known = {
    externalId: `ord_${mark}`,
    amount: amountOf(random),
    currency: "USDT",
    method: "usdt-tron-nile",
  };
  const told = orderEvents(random, known.externalId, known.amount, {});
  return [{ subject: known.externalId, kind: "payment", known, ...told }];
}

/** It began on one of the provider's own links: our first word of it is a notification. */
function orderOfALink(random: Random, mark: string): Story[] {
  const subject = `ord_${mark}`;
  const told = orderEvents(random, subject, amountOf(random), { orderReference: `LINK-${mark}` });
  return [{ subject, kind: "payment", known: null, ...told }];
}

function orderEvents(random: Random, id: string, amount: string, more: Readonly<Record<string, string>>) {
  const minute = random.between(1, 100_000);
  const data = { orderId: id, amount, currency: "USDT", chainId: "tron-nile", ...more };
  const event = orderEvent.bind(null, id);
  const created = event("order.created", { ...data, status: "pending", createdAt: at(minute) });
  // The first word of an order from a link must name its amount, which a transfer does not: there it comes without one.
  const seen =
    Object.keys(more).length > 0
      ? []
      : [
          event("transfer.detected", {
            ...data,
            txHash: `0x${id}`,
            confirmations: 1,
            timestamp: at(minute + 3),
          }),
        ];
  const completed = event("order.completed", {
    ...data,
    status: "completed",
    confirmedReceived: amount,
    txHash: `0x${id}`,
    completedAt: at(minute + 5),
  });
  const expired = event("order.expired", { ...data, status: "expired", expiredAt: at(minute + 9) });
  return random.pick([
    { events: [created, ...seen, completed], ends: "succeeded" },
    { events: [created, ...seen, completed], ends: "succeeded" },
    { events: [created, expired], ends: "expired" },
    { events: [created, ...seen, completed, expired], ends: "review" },
  ]);
}

function deposit(random: Random, mark: string): Story[] {
  const subject = `0xdep_${mark}`;
  const minute = random.between(1, 100_000);
  const data = {
    depositReference: `player_${random.between(1, 5)}`,
    amount: amountOf(random),
    currency: "USDT",
    chainId: "tron-nile",
    txHash: subject,
  };
  const event = orderEvent.bind(null, subject);
  const events = [
    event("deposit.pending", { ...data, detectedAt: at(minute) }),
    event("deposit.confirmed", { ...data, confirmedAt: at(minute + 1), confirmations: 19 }),
    event("deposit.completed", { ...data, completedAt: at(minute + 2), confirmations: 20 }),
  ];
  return [{ subject, kind: "deposit", known: null, events, ends: "succeeded" }];
}

function noise(random: Random, mark: string): Story[] {
  const type = random.pick(["test.event", "deposit.address_bound", "token.minted"]);
  const event = { ...orderEvent(mark, type, {}), outcome: "ignored" as const };
  return [{ subject: mark, kind: "payment", known: null, events: [event], ends: null }];
}

function orderEvent(subject: string, type: string, data: Readonly<Record<string, unknown>>): StoryEvent {
  const id = `evt_${type.replace(".", "_")}_${subject}`;
  return { id, outcome: "processed", body: JSON.stringify({ id, type, createdAt: at(0), data }) };
}

function amountOf(random: Random): string {
  return `${random.between(1, 900)}.${random.between(100_000, 999_999)}`;
}
