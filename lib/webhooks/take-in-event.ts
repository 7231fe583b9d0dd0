import { createHash } from "node:crypto";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { newId } from "../ids.ts";
import type { ProviderEvent } from "../providers/event-contract.ts";
import { storeIncoming } from "./repository.ts";
import type { EventChannel } from "./status.ts";

/** For people, where a webhook would name its signature. */
const SCHEMES = { stream: "authenticated stream", recovery: "authenticated API" } as const;

/**
 * Takes in an event that we got from the provider ourselves, over a connection that proves who it is. From here on it
 * goes the way of a webhook. `known`: it had come before, and nothing was stored.
 */
export async function takeInEvent(
  scope: Scope,
  connection: Connection,
  arrival: {
    readonly event: ProviderEvent;
    readonly channel: Exclude<EventChannel, "webhook">;
    readonly receivedAt: Date;
  },
): Promise<{ readonly known: boolean }> {
  const { event, channel, receivedAt } = arrival;
  const { duplicate } = await storeIncoming(scope, {
    id: newId("webhookEvent", receivedAt),
    connectionId: connection.id,
    provider: connection.provider.id,
    externalEventId: event.eventId,
    channel,
    type: event.type,
    scheme: SCHEMES[channel],
    matchedSecret: "",
    headers: {},
    body: event.body,
    bodyHash: createHash("sha256").update(event.body).digest("hex"),
    receivedAt,
    receiveMs: 0,
  });
  return { known: duplicate };
}
