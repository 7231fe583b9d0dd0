import { createHmac } from "node:crypto";
import type { Random } from "../random.ts";
import { at, type PlayedProvider, type Story, type StoryEvent } from "../story.ts";

const SECRET = "sk_chaos_88pay";

/** Charges proven by a bearer token over id, amount and time; it has no event ids of its own. */
export const eightyEight: PlayedProvider = {
  id: "88pay",
  credentials: {
    apiKey: "sk_chaos",
    merchantId: "MCH-CHAOS",
    merchantSecret: SECRET,
    webhookScheme: "hmac",
    country: "CO",
  },
  prove(body, forged) {
    const { transaction_id, transaction_amount }: Record<string, unknown> = JSON.parse(body);
    const claims = { transaction_id, transaction_amount, ts: Date.now() };
    const payload = Buffer.from(JSON.stringify(claims)).toString("base64url");
    const secret = forged ? "sk_somebody_else" : SECRET;
    const signature = createHmac("sha256", secret).update(payload).digest("hex");
    return { authorization: `Bearer ${payload}.${signature}` };
  },
  tell: (random, mark) => (random.chance(0.1) ? noise(random, mark) : charge(random, mark)),
};

function charge(random: Random, mark: string): Story[] {
  const subject = `chg_${mark}`;
  const amount = String(random.between(5_000, 9_000_000));
  const session = `ses_${mark}`;
  // Some are known by their session alone: the first notification tells their id.
  const externalId = random.chance(0.3) ? null : subject;
  const known = { externalId, sessionKey: session, amount, currency: "COP", method: "cards" };
  const minute = random.between(1, 100_000);
  const event = (status: string, reference: string | undefined = subject) =>
    chargeEvent({ session, amount, status, reference, date: at(minute) });
  const told = random.pick([
    { events: [event("PENDING"), event("COMPLETED")], ends: "succeeded" },
    { events: [event("PENDING"), event("COMPLETED")], ends: "succeeded" },
    { events: [event("PENDING"), event("REJECTED")], ends: "failed" },
    { events: [event("REJECTED"), event("COMPLETED")], ends: "review" },
  ]);
  return [{ subject, kind: "payment", known, ...told }];
}

/** That a session still waits says nothing new. */
function noise(random: Random, mark: string): Story[] {
  const amount = String(random.between(5_000, 9_000_000));
  const event = chargeEvent({
    session: `ses_${mark}`,
    amount,
    status: "PENDING",
    reference: undefined,
    date: at(1),
  });
  const ignored = { ...event, outcome: "ignored" as const };
  return [{ subject: mark, kind: "payment", known: null, events: [ignored], ends: null }];
}

function chargeEvent(charge: {
  readonly session: string;
  readonly amount: string;
  readonly status: string;
  readonly reference: string | undefined;
  readonly date: string;
}): StoryEvent {
  const { session, amount, status, reference, date } = charge;
  const body = JSON.stringify({
    transaction_date: date,
    transaction_status: status,
    transaction_id: session,
    transaction_amount: amount,
    transaction_payment_method: "CARDS",
    transaction_currency: "COP",
    transaction_reference: reference,
  });
  return { id: `88:${reference ?? `${session}@${date}`}:${status}:${amount}`, outcome: "processed", body };
}
