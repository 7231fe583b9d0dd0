import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { timeOfId, type WebhookEventId } from "../ids.ts";
import type { ProvenEvent } from "./proven-event.ts";

/** Quarantined requests of one connection, oldest first, after the one with the given id. */
export async function listRejectedRows(
  scope: Scope,
  connectionId: string,
  page: { readonly after: WebhookEventId | null; readonly limit: number },
): Promise<WebhookEvent[]> {
  const { after, limit } = page;
  const at = after && timeOfId(after);
  return db().webhookEvent.findMany({
    where: {
      merchantId: scope.merchantId,
      mode: scope.mode,
      connectionId,
      status: "rejected",
      ...(after === null || at === null
        ? {}
        : { receivedAt: { gte: at }, OR: [{ receivedAt: { gt: at } }, { id: { gt: after } }] }),
    },
    orderBy: [{ receivedAt: "asc" }, { id: "asc" }],
    take: limit,
  });
}

function spanOf(events: readonly ProvenEvent[]) {
  const times = events.map(({ id }) => timeOfId(id).getTime());
  return { from: new Date(Math.min(...times)), to: new Date(Math.max(...times)) };
}

/** Those that are still quarantined and kept whole, locked until the database transaction ends; in the order given. */
export async function lockRejected(
  tx: Tx,
  scope: Scope,
  connectionId: string,
  events: readonly ProvenEvent[],
): Promise<ProvenEvent[]> {
  if (events.length === 0) return [];
  const { from, to } = spanOf(events);
  const ids = events.map(({ id }) => id);
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND connection_id = ${connectionId}
      AND id = ANY(${ids}) AND received_at BETWEEN ${from} AND ${to}
      AND status = 'rejected' AND NOT body_cut AND body_removed_at IS NULL
    ORDER BY id FOR UPDATE`;
  const locked = new Set(rows.map(({ id }) => id));
  return events.filter(({ id }) => locked.has(id));
}

/**
 * Claims each notification's key for the first of its copies, as intake does. Answers whose each key is: of a copy that
 * came by another way meanwhile, or stands earlier in this list, the key is the other's.
 */
export async function claimKeys(
  tx: Tx,
  scope: Scope,
  connectionId: string,
  events: readonly ProvenEvent[],
): Promise<ReadonlyMap<string, string>> {
  const keys = events.map(({ externalEventId }) => externalEventId);
  const ids = events.map(({ id }) => id);
  await tx.$executeRaw`
    INSERT INTO webhook_event_keys (merchant_id, connection_id, external_event_id, event_id)
    SELECT ${scope.merchantId}, ${connectionId}, told.key, told.id
    FROM unnest(${keys}::text[], ${ids}::text[]) WITH ORDINALITY AS told(key, id, place) ORDER BY told.place
    ON CONFLICT DO NOTHING`;
  const rows = await tx.webhookEventKey.findMany({
    where: { merchantId: scope.merchantId, connectionId, externalEventId: { in: keys } },
    select: { externalEventId: true, eventId: true },
  });
  return new Map(rows.map(({ externalEventId, eventId }) => [externalEventId, eventId]));
}

/** The same rows leave quarantine: the first of its kind waits to be worked on, a copy becomes a duplicate of the first. */
export async function releaseRows(
  tx: Tx,
  scope: Scope,
  events: readonly (ProvenEvent & { readonly firstId: string })[],
  accepted: { readonly by: string; readonly at: Date },
): Promise<void> {
  if (events.length === 0) return;
  const { from, to } = spanOf(events);
  const { by, at } = accepted;
  const column = (name: "id" | "externalEventId" | "type" | "scheme" | "matchedSecret" | "firstId") =>
    events.map((event) => event[name]);
  await tx.$executeRaw`
    UPDATE webhook_events AS event SET
      status = CASE WHEN told.first_id = told.id THEN 'received' ELSE 'duplicate' END,
      external_event_id = told.key, type = told.type, scheme = told.scheme, matched_secret = told.secret,
      first_event_id = CASE WHEN told.first_id = told.id THEN NULL ELSE told.first_id END,
      processed_at = CASE WHEN told.first_id = told.id THEN NULL ELSE ${at}::timestamptz END,
      outcome = CASE WHEN told.first_id = told.id THEN '' ELSE 'Seen before' END,
      accepted_at = ${at}, accepted_by = ${by}
    FROM unnest(${column("id")}::text[], ${column("externalEventId")}::text[], ${column("type")}::text[],
      ${column("scheme")}::text[], ${column("matchedSecret")}::text[], ${column("firstId")}::text[])
      AS told(id, key, type, scheme, secret, first_id)
    WHERE event.merchant_id = ${scope.merchantId} AND event.id = told.id AND event.received_at BETWEEN ${from} AND ${to}`;
}
