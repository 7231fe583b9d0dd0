import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import { isId, type MerchantId, timeOfId, type WebhookEventId } from "../ids.ts";
import type { EventStatus } from "./status.ts";

/**
 * The key of one event, with the month that it lies in: an event's id is made of the moment of its receipt, so that
 * PostgreSQL looks into one partition and not into all of them.
 */
function eventKey(scope: Scope, id: WebhookEventId) {
  return { merchantId: scope.merchantId, id, receivedAt: timeOfId(id) };
}

export async function findEvent(scope: Scope, id: string): Promise<WebhookEvent | null> {
  return isId("webhookEvent", id) ? db().webhookEvent.findFirst({ where: eventKey(scope, id) }) : null;
}

/**
 * Events that have waited for more than a minute although no job of theirs is on the queue, or only one that the queue has
 * given up: after a restored backup, a job that somebody removed, one that a woken worker completed in another's place.
 * Crosses merchants, since it is the worker's own sweep. Waiting events are found by an index of their own
 * (webhook_events_waiting), so that an inbox of any size with nothing overdue costs nothing.
 */
export async function listForgottenEvents(
  now: Date,
): Promise<{ merchantId: MerchantId; mode: string; id: WebhookEventId }[]> {
  const due = new Date(now.getTime() - 60_000);
  return db().$queryRaw`
    WITH overdue AS MATERIALIZED (
      SELECT merchant_id, mode, id FROM webhook_events
      WHERE status IN ('received', 'failed') AND coalesce(next_attempt_at, received_at) < ${due}
    ), queued AS MATERIALIZED (
      SELECT coalesce(job.payload->>'eventId', event_id) AS id
      FROM graphile_worker._private_jobs AS job
      JOIN graphile_worker._private_tasks AS task ON task.id = job.task_id
      LEFT JOIN LATERAL json_array_elements_text(job.payload->'eventIds') AS event_id ON true
      WHERE task.identifier IN ('process-webhook', 'process-webhooks') AND job.attempts < job.max_attempts
        AND EXISTS (SELECT FROM overdue)
    )
    SELECT merchant_id AS "merchantId", mode, id FROM overdue
    WHERE NOT EXISTS (SELECT FROM queued WHERE queued.id = overdue.id)
    ORDER BY merchant_id, mode, id LIMIT 640`;
}

export async function countByStatus(scope: Scope, status: EventStatus): Promise<number> {
  return db().webhookEvent.count({ where: { merchantId: scope.merchantId, mode: scope.mode, status } });
}
