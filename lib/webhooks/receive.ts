import { createHash } from "node:crypto";
import { systemScope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { findReceiver } from "../connections/find-receiver.ts";
import { verifyWebhook } from "../connections/verify-webhook.ts";
import { killPoint } from "../db/kill-point.ts";
import { isId, newId } from "../ids.ts";
import type { RawWebhook } from "../providers/webhook-contract.ts";
import { keptHeaders } from "./kept-headers.ts";
import { linkDuplicate, storeIncoming, storeRejected, storeStray } from "./repository.ts";

/** What is kept of a request that nobody vouches for: enough to see what it was, too little to fill a disk with. */
const STRAY_BODY_BYTES = 4 * 1024;
const REFUSED_BODY_BYTES = 64 * 1024;

/** accepted and duplicate are answered 2xx; refused is answered 401, and so is an address that does not exist. */
export type Reception = "accepted" | "duplicate" | "refused";

/**
 * Takes in one webhook: finds the connection, checks the proof over the raw bytes, and stores the event with its job in
 * one database transaction. When this returns "accepted", the event survives anything. No work is done here.
 */
export async function receiveWebhook(
  connectionId: string,
  raw: RawWebhook,
  clock: Clock = systemClock,
): Promise<Reception> {
  const started = performance.now();
  const receivedAt = clock.now();
  const body = new Uint8Array(raw.body);
  const receiver = isId("connection", connectionId) ? await findReceiver(connectionId) : null;
  if (receiver === null) {
    const named = connectionId.slice(0, 60);
    await storeStray({
      id: newId("webhookEvent"),
      connectionId: named,
      headers: keptHeaders(raw.headers),
      body: body.slice(0, STRAY_BODY_BYTES),
      receivedAt,
    });
    return "refused";
  }
  const { connection, merchantId } = receiver;
  const scope = systemScope(merchantId, connection.mode);
  const proof = verifyWebhook(merchantId, connection, raw, receivedAt);
  const arrival = {
    id: newId("webhookEvent", receivedAt),
    connectionId: connection.id,
    provider: connection.provider.id,
    headers: keptHeaders(raw.headers),
    body,
    bodyHash: createHash("sha256").update(body).digest("hex"),
    receivedAt,
    receiveMs: Math.round(performance.now() - started),
  };
  if (!proof.ok) {
    const kept = { body: body.slice(0, REFUSED_BODY_BYTES), bodySize: body.byteLength };
    await storeRejected(scope, { ...arrival, ...kept, refusal: proof.error });
    return "refused";
  }
  const { eventId: externalEventId, type, scheme, matchedSecret } = proof.value;
  const event = { ...arrival, externalEventId, channel: "webhook" as const, type, scheme, matchedSecret };
  killPoint("receive.before-store");
  const { duplicate } = await storeIncoming(scope, event);
  killPoint("receive.after-store");
  if (duplicate) await linkDuplicate(scope, event);
  killPoint("receive.before-answer");
  return duplicate ? "duplicate" : "accepted";
}
