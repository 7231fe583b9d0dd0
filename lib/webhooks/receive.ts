import type { Sender } from "../arrivals/incoming.ts";
import { storeIncoming } from "../arrivals/store-incoming.ts";
import { type Clock, systemClock } from "../clock.ts";
import { anyReceiver, knownReceiver, type Receiver, readReceiver } from "../connections/find-receiver.ts";
import { killPoint } from "../db/kill-point.ts";
import { isId, newId } from "../ids.ts";
import type { RawWebhook, WebhookProof, WebhookRefusal } from "../providers/webhook-contract.ts";
import type { Result } from "../result.ts";
import { keptHeaders } from "./kept-headers.ts";
import { storableId, storableType } from "./storable.ts";
import { storeRefused } from "./store-refused.ts";

/**
 * accepted and duplicate are answered 2xx; refused is answered 401, and so is an address that does not exist;
 * unreadable, whose proof held and whose body is no event, is answered 400.
 */
export type Reception = "accepted" | "duplicate" | "refused" | "unreadable";

/** Somebody rotates credentials while their event is on its way; more often than this, nobody does. */
const TRIES = 3;

/**
 * Takes in one webhook: checks the proof over the raw bytes and stores the event with its job in one database
 * transaction. When this returns "accepted", the event survives anything. No work is done here.
 *
 * The connection comes from memory. That is safe in both directions: the statement that stores the event compares the
 * credentials which vouched for it with the connection's row, and nothing is refused before the row was read afresh.
 */
export async function receiveWebhook(
  connectionId: string,
  raw: RawWebhook,
  clock: Clock = systemClock,
): Promise<Reception> {
  const started = performance.now();
  const receivedAt = clock.now();
  let receiver: Receiver | null | undefined = knownReceiver(connectionId);
  let proof = receiver?.verify(raw, receivedAt);
  for (let tries = 0; tries < TRIES; tries += 1) {
    if (!receiver || !proof?.ok) {
      const fresh = isId("connection", connectionId) ? await readReceiver(connectionId) : null;
      if (fresh !== receiver || !proof) proof = fresh ? fresh.verify(raw, receivedAt) : undefined;
      receiver = fresh;
    }
    const receiveMs = Math.round(performance.now() - started);
    if (!receiver || !proof?.ok) {
      // An address that nobody has costs what a bad signature costs: its proof is held against somebody's secret too.
      const refusal = proof?.ok === false ? proof.error : wasted(anyReceiver()?.verify(raw, receivedAt));
      const { body } = raw;
      const headers = JSON.stringify(keptHeaders(raw.headers));
      const kept = { connectionId, receiver: receiver ?? null, headers, body, bodySize: body.byteLength };
      await storeRefused({ ...kept, refusal, receivedAt, receiveMs });
      return refusal === "malformed_body" ? "unreadable" : "refused";
    }
    const { eventId, type } = proof.value;
    const stored = await storeIncoming({
      sender: senderOf(receiver, proof.value),
      id: newId("webhookEvent", receivedAt),
      externalEventId: storableId(eventId),
      type: storableType(type),
      headers: JSON.stringify(keptHeaders(raw.headers)),
      body: raw.body,
      receivedAt,
      receiveMs,
    });
    if (stored !== "outdated") {
      killPoint("receive.before-answer");
      return stored;
    }
    proof = undefined;
  }
  throw new Error("the connection's credentials changed again and again");
}

/** The answer of somebody else's secret means nothing, whatever it is. */
function wasted(_proof: Result<WebhookProof, WebhookRefusal> | undefined): "bad_proof" {
  return "bad_proof";
}

const senders = new WeakMap<Receiver, Map<string, Sender>>();

/** Events of one sender share one object: a flush names each of them once. */
function senderOf(receiver: Receiver, { scheme, matchedSecret }: WebhookProof): Sender {
  const known = senders.get(receiver) ?? new Map<string, Sender>();
  senders.set(receiver, known);
  const key = `${matchedSecret} ${scheme}`;
  const found = known.get(key);
  if (found) return found;
  const { merchantId, connection } = receiver;
  const { id, mode, provider, sealedCredentials, previous } = connection;
  const vouchers = { sealedCredentials, previous };
  const owner = { merchantId, mode, connectionId: id, provider: provider.id };
  const sender: Sender = { ...owner, channel: "webhook", scheme, matchedSecret, vouchers };
  known.set(key, sender);
  return sender;
}
