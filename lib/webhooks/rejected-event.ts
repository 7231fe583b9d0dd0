import type { Scope } from "../auth/scope.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import { notFound } from "../errors.ts";
import { assertId, type ConnectionId, type WebhookEventId } from "../ids.ts";
import { type RawWebhook, WEBHOOK_REFUSALS } from "../providers/webhook-contract.ts";
import { cutHeaders } from "./kept-headers.ts";
import { listRejectedRows } from "./rejected-repository.ts";
import { findEvent } from "./repository.ts";
import { storedHeaders } from "./stored-headers.ts";

/** A quarantined request as its proof can be checked again. */
export interface RejectedEvent {
  readonly id: WebhookEventId;
  readonly connectionId: ConnectionId;
  readonly receivedAt: Date;
  readonly raw: RawWebhook;
  /** Only a part of the body is left: no proof over it can hold. */
  readonly bodyMissing: "cut" | "removed" | null;
  /** Headers of which not everything was kept. */
  readonly cutHeaders: readonly string[];
}

/** A quarantined request of the scope's merchant and mode; throws `not_found`. */
export async function getRejectedEvent(scope: Scope, eventId: string): Promise<RejectedEvent> {
  const event = await findEvent(scope, eventId);
  if (event === null || event.mode !== scope.mode || event.status !== "rejected") throw notFound("Request");
  return toRejected(event);
}

/** Quarantined requests of one connection, oldest first, after the one with the given id. */
export async function listRejectedEvents(
  scope: Scope,
  connectionId: ConnectionId,
  page: { readonly after: WebhookEventId | null; readonly limit: number },
): Promise<RejectedEvent[]> {
  return (await listRejectedRows(scope, connectionId, page)).map(toRejected);
}

/** What was refused for anything but its proof was not read to its end. */
function isWhole({ bodyCut, refusal }: WebhookEvent): boolean {
  return !bodyCut && WEBHOOK_REFUSALS.some((known) => known === refusal);
}

function toRejected(event: WebhookEvent): RejectedEvent {
  const headers = storedHeaders(event.headers);
  return {
    id: assertId("webhookEvent", event.id),
    connectionId: assertId("connection", event.connectionId),
    receivedAt: event.receivedAt,
    raw: { headers, body: event.body },
    bodyMissing: event.bodyRemovedAt !== null ? "removed" : isWhole(event) ? null : "cut",
    cutHeaders: cutHeaders(headers),
  };
}
