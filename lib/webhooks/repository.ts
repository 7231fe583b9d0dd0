import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { isId, type MerchantId, timeOfId, type WebhookEventId } from "../ids.ts";
import type { EventStatus } from "./status.ts";

/**
 * The key of one event, with the month that it lies in: an event's id is made of the moment of its receipt, so that
 * PostgreSQL looks into one partition and not into all of them.
 */
function eventKey(scope: Scope, id: WebhookEventId) {
  return { merchantId: scope.merchantId, id, receivedAt: timeOfId(id) };
}

/** The event, locked until the database transaction ends: two workers never process one event at once. */
export async function lockEvent(tx: Tx, scope: Scope, id: WebhookEventId): Promise<WebhookEvent | null> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND id = ${id} AND received_at = ${timeOfId(id)} FOR UPDATE`;
  return tx.webhookEvent.findFirst({ where: eventKey(scope, id) });
}

export async function findEvent(scope: Scope, id: string): Promise<WebhookEvent | null> {
  return isId("webhookEvent", id) ? db().webhookEvent.findFirst({ where: eventKey(scope, id) }) : null;
}

export type EventPatch = Partial<
  Pick<
    WebhookEvent,
    "processedAt" | "attempts" | "nextAttemptAt" | "errorCode" | "errorMessage" | "outcome" | "transactionId"
  >
> & { readonly status?: EventStatus };

export async function updateEvent(
  tx: Tx,
  scope: Scope,
  id: WebhookEventId,
  patch: EventPatch,
): Promise<void> {
  await tx.webhookEvent.updateMany({ where: eventKey(scope, id), data: patch });
}

export interface AttemptRow {
  readonly id: string;
  readonly eventId: WebhookEventId;
  readonly number: number;
  readonly trigger: string;
  readonly actor: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
  readonly outcome: EventStatus;
  readonly errorCode: string | null;
  readonly errorMessage: string | null;
}

export async function insertAttempt(tx: Tx, scope: Scope, attempt: AttemptRow): Promise<void> {
  await tx.webhookAttempt.create({ data: { ...attempt, merchantId: scope.merchantId } });
}

/**
 * Events that wait although no job of theirs is on the queue: after a restored backup, or a job that somebody removed.
 * Crosses merchants, since it is the worker's own sweep.
 */
export async function listForgottenEvents(
  now: Date,
): Promise<{ merchantId: MerchantId; mode: string; id: WebhookEventId }[]> {
  const due = new Date(now.getTime() - 60_000);
  return db().$queryRaw`
    WITH queued AS (
      SELECT payload->>'eventId' AS id FROM graphile_worker._private_jobs WHERE payload->>'eventId' IS NOT NULL
      UNION ALL
      SELECT json_array_elements_text(payload->'eventIds') FROM graphile_worker._private_jobs
      WHERE json_typeof(payload->'eventIds') = 'array')
    SELECT merchant_id AS "merchantId", mode, id FROM webhook_events AS event
    WHERE status IN ('received', 'failed') AND coalesce(next_attempt_at, received_at) < ${due}
      AND NOT EXISTS (SELECT FROM queued WHERE queued.id = event.id)
    LIMIT 500`;
}

export async function countByStatus(scope: Scope, status: EventStatus): Promise<number> {
  return db().webhookEvent.count({ where: { merchantId: scope.merchantId, mode: scope.mode, status } });
}
