import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { timeOfId, type WebhookEventId } from "../ids.ts";

/** The ids, within the months that they lie in: an event's id is made of the moment of its receipt. */
function keysOf(scope: Scope, ids: readonly WebhookEventId[]) {
  const times = ids.map((id) => timeOfId(id).getTime());
  const receivedAt = { gte: new Date(Math.min(...times)), lte: new Date(Math.max(...times)) };
  return { merchantId: scope.merchantId, mode: scope.mode, id: { in: [...ids] }, receivedAt };
}

export async function listEventsById(scope: Scope, ids: readonly WebhookEventId[]): Promise<WebhookEvent[]> {
  return ids.length === 0 ? [] : db().webhookEvent.findMany({ where: keysOf(scope, ids) });
}

/** An event as a replay must know it before it sends it. */
export type LockedEvent = Pick<WebhookEvent, "id" | "status" | "attempts" | "bodyRemovedAt">;

/** Locked until the database transaction ends, so that none is sent twice or while it is worked on. */
export async function lockEvents(
  tx: Tx,
  scope: Scope,
  ids: readonly WebhookEventId[],
): Promise<LockedEvent[]> {
  if (ids.length === 0) return [];
  const { gte, lte } = keysOf(scope, ids).receivedAt;
  return tx.$queryRaw<LockedEvent[]>`
    SELECT id, status, attempts, body_removed_at AS "bodyRemovedAt" FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND id = ANY(${[...ids]})
      AND received_at BETWEEN ${gte} AND ${lte}
    ORDER BY id FOR UPDATE`;
}

/** Makes events waiting ones again. */
export async function resetEvents(tx: Tx, scope: Scope, ids: readonly WebhookEventId[]): Promise<void> {
  const data = { status: "received", nextAttemptAt: null, processedAt: null, outcome: "" };
  await tx.webhookEvent.updateMany({ where: keysOf(scope, ids), data });
}

/** A try that was looked for, with what it did to a transaction, if it did anything. */
export interface TryRow {
  readonly eventId: string;
  /** Status that the event had after it. */
  readonly outcome: string;
  readonly errorCode: string | null;
  readonly verdict: string | null;
  readonly statusBefore: string | null;
  readonly statusAfter: string | null;
  /** The timeline of the transaction begins with it. */
  readonly isFirst: boolean | null;
}

/** The try with the given number of each event, where it has been made. What it applied bears the try's own moment. */
export async function listTries(
  tx: Tx,
  scope: Scope,
  wanted: readonly { readonly eventId: WebhookEventId; readonly number: number }[],
): Promise<TryRow[]> {
  if (wanted.length === 0) return [];
  const ids = wanted.map(({ eventId }) => eventId);
  const numbers = wanted.map(({ number }) => number);
  const times = ids.map((id) => timeOfId(id));
  return tx.$queryRaw<TryRow[]>`
    SELECT attempt.event_id AS "eventId", attempt.outcome, attempt.error_code AS "errorCode", entry.verdict,
      entry.status_before AS "statusBefore", entry.status_after AS "statusAfter",
      NOT EXISTS (
        SELECT FROM timeline_entries AS earlier
        WHERE earlier.merchant_id = entry.merchant_id AND earlier.transaction_id = entry.transaction_id
          AND earlier.id < entry.id) AS "isFirst"
    FROM unnest(${ids}::text[], ${numbers}::int[], ${times}::timestamptz[]) AS wanted(event_id, number, received_at)
    JOIN webhook_attempts AS attempt ON attempt.merchant_id = ${scope.merchantId}
      AND attempt.event_id = wanted.event_id AND attempt.number = wanted.number
    LEFT JOIN timeline_entries AS entry ON entry.merchant_id = attempt.merchant_id
      AND entry.event_id = attempt.event_id AND entry.at = attempt.started_at
      AND entry.transaction_id = (
        SELECT transaction_id FROM webhook_events AS event
        WHERE event.merchant_id = attempt.merchant_id AND event.id = attempt.event_id
          AND event.received_at = wanted.received_at)`;
}

export async function listNamesById(
  scope: Scope,
  ids: readonly WebhookEventId[],
): Promise<Pick<WebhookEvent, "id" | "type" | "connectionId">[]> {
  if (ids.length === 0) return [];
  const select = { id: true, type: true, connectionId: true };
  return db().webhookEvent.findMany({ where: keysOf(scope, ids), select });
}
