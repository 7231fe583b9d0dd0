import type { Scope } from "../../auth/scope.ts";
import type { Connection } from "../../connections/connection.ts";
import { newId } from "../../ids.ts";
import type { IncomingEvent, Sender } from "../incoming.ts";
import { storeEvents } from "../intake-repository.ts";

/** Webhooks over a connection, proven with its current secret. */
export function senderOf(
  { merchantId, mode }: Scope,
  { id: connectionId, provider, sealedCredentials, previous }: Connection,
): Sender {
  const owner = { merchantId, mode, connectionId, provider: provider.id };
  const vouchers = { sealedCredentials, previous };
  return { ...owner, channel: "webhook", scheme: "bare HMAC-SHA256", matchedSecret: "current", vouchers };
}

/** An event that has just come from the sender. */
export function incoming(
  sender: Sender,
  externalEventId: string,
  patch: Partial<IncomingEvent> = {},
): IncomingEvent {
  const event = {
    sender,
    externalEventId,
    id: newId("webhookEvent"),
    type: "order.completed",
    headers: "{}",
  };
  return { ...event, body: Buffer.from("{}"), receivedAt: new Date(), receiveMs: 0, ...patch };
}

/** Several events of one sender, in one flush and so in one arrival. */
export async function arrive(from: Sender, ids: readonly string[], patch: Partial<IncomingEvent> = {}) {
  const events = ids.map((id) => incoming(from, id, patch));
  return { events, stored: await storeEvents(events, []) };
}

export const named = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => `${prefix}_${index}`);
