import { storeIncoming } from "../arrivals/store-incoming.ts";
import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { newId } from "../ids.ts";
import type { ProviderEvent } from "../providers/event-contract.ts";
import type { EventChannel } from "./status.ts";
import { storableId, storableType } from "./storable.ts";

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
  const { merchantId, mode } = scope;
  const owner = { merchantId, mode, connectionId: connection.id, provider: connection.provider.id };
  const stored = await storeIncoming({
    sender: { ...owner, channel, scheme: SCHEMES[channel], matchedSecret: "", vouchers: null },
    id: newId("webhookEvent", receivedAt),
    externalEventId: storableId(event.eventId),
    type: storableType(event.type),
    headers: "{}",
    body: event.body,
    receivedAt,
    receiveMs: 0,
  });
  return { known: stored === "duplicate" };
}
