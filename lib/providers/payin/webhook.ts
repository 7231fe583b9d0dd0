import { err, ok, type Result } from "../../result.ts";
import type { ProviderFact } from "../facts.ts";
import { ignored, readWebhook } from "../webhook-body.ts";
import type { WebhookPair, WebhookTranslation } from "../webhook-contract.ts";
import type { Credentials } from "./credentials.ts";
import { depositSchema } from "./deposit-shape.ts";
import { envelopeSchema, eventSchema } from "./events.ts";
import { mapDeposit, mapOrder } from "./mapper.ts";
import { findForeignChain } from "./networks.ts";
import { orderSchema } from "./order-shape.ts";
import { checkSignature } from "./signature.ts";

type Pair = WebhookPair<Credentials>;
type Translated = Result<WebhookTranslation, string>;

export const verify: Pair["verify"] = (raw, { credentials, now }) => {
  const checked = checkSignature(raw.headers["x-payin-signature"], raw.body, {
    secrets: { current: credentials.webhookSecret, previous: credentials.previousWebhookSecret },
    timestampedOnly: credentials.signature === "timestamped",
    now,
  });
  if (!checked.ok) return checked;
  const event = readWebhook(raw.body, envelopeSchema);
  return event ? ok({ eventId: event.id, type: event.type, ...checked.value }) : err("malformed_body");
};

export const translate: Pair["translate"] = ({ body }, { mode }) => {
  const event = readWebhook(body, eventSchema);
  if (!event) return err("The body is no PayIn event.");
  const { type, data, drift } = event;
  const chain = depositSchema.safeParse(data).data?.chainId;
  const foreign = findForeignChain(mode, [chain]);
  const translation = foreign ? ok(ignored(type, foreign)) : translateData(type, data);
  return translation.ok && drift.length > 0 ? ok({ ...translation.value, drift }) : translation;
};

function translateData(type: string, data: unknown): Translated {
  const [family, word = ""] = type.split(".");
  if (type === "test.event") return ok(ignored(type, "A test event: it says nothing about money."));
  if (type.startsWith("deposit.address_"))
    return ok(ignored(type, "An address was bound or released; no money moved."));
  if (family === "order") return withFact(type, orderFact(data, word));
  if (family === "deposit") return withFact(type, depositFact(data, word));
  if (family === "transfer") return translateTransfer(type, data, word);
  return ok(ignored(type, "An event that we do not know."));
}

function orderFact(data: unknown, word: string): ProviderFact | null {
  const order = orderSchema.safeParse(data);
  return order.success ? mapOrder(order.data, statusWord(word, order.data.status)) : null;
}

function depositFact(data: unknown, word: string): ProviderFact | null {
  const deposit = depositSchema.safeParse(data);
  return deposit.success ? mapDeposit(deposit.data, word) : null;
}

/** The type decides: the server's events carry no status, and "created" is no status of an order. */
function statusWord(word: string, status: string | undefined): string {
  return ["completed", "expired"].includes(word) ? word : (status ?? word);
}

/** A transfer belongs to an order, which is settled by its own event, or to a deposit, which it settles. */
function translateTransfer(type: string, data: unknown, word: string): Translated {
  const read = depositSchema.safeParse(data);
  if (!read.success) return err("The transfer can't be read.");
  const { orderId, orderReference, reference } = read.data;
  if (orderId !== undefined || orderReference !== undefined) {
    const order = orderSchema.safeParse(data);
    const fact = order.success ? mapOrder({ ...order.data, amount: undefined }, "confirming") : null;
    return withFact(type, fact && { ...fact, providerStatus: type });
  }
  if (reference !== undefined) return withFact(type, mapDeposit(read.data, word));
  return ok(ignored(type, "The transfer names neither an order nor a deposit; their own events follow."));
}

function withFact(type: string, fact: ProviderFact | null): Translated {
  if (!fact) return err("The event names neither an order nor a transfer hash.");
  return ok({ type, facts: [fact] });
}

export const setup: readonly string[] = [
  "In PayIn Admin, open Settings, Webhooks, and add an endpoint with this address: {url}",
  "Choose the order, deposit and transfer events.",
  "Copy the endpoint's secret (whsec_…) into this connection.",
  "Send the test event: it shows up in the inbox here.",
];
