import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { WebhookEvent } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { type ConnectionId, isId, type MerchantId, timeOfId, type WebhookEventId } from "../ids.ts";
import type { EventChannel, EventStatus } from "./status.ts";

/** An event that is known to be the provider's, as the inbox stores it. */
export interface IncomingEvent {
  readonly id: WebhookEventId;
  readonly connectionId: ConnectionId;
  readonly provider: string;
  readonly externalEventId: string;
  readonly channel: EventChannel;
  readonly type: string;
  readonly scheme: string;
  readonly matchedSecret: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly bodyHash: string;
  readonly receivedAt: Date;
  readonly receiveMs: number;
}

/**
 * Stores an event and its job, or a duplicate without a job, in one statement and so in one database transaction.
 * The narrow key table decides which of two simultaneous copies is the first. Copies that we fetched ourselves are not
 * stored: replays and backfills bring the same events again and again. `counted` adds up what came in, apart from the
 * rows, so that each can be held against the other.
 */
export async function storeIncoming(
  scope: Scope,
  event: IncomingEvent,
): Promise<{ readonly duplicate: boolean }> {
  const payload = {
    merchantId: scope.merchantId,
    mode: scope.mode,
    eventId: event.id,
    trigger: "auto",
    actor: null,
  };
  const live = { merchantId: scope.merchantId, topic: "webhooks" };
  const rows = await db().$queryRaw<{ status: EventStatus }[]>`
    WITH claimed AS (
      INSERT INTO webhook_event_keys (merchant_id, connection_id, external_event_id, event_id)
      VALUES (${scope.merchantId}, ${event.connectionId}, ${event.externalEventId}, ${event.id})
      ON CONFLICT DO NOTHING
      RETURNING event_id
    ), stored AS (
      INSERT INTO webhook_events (
        merchant_id, id, connection_id, provider, mode, external_event_id, channel, type, status, scheme, matched_secret,
        headers, body, body_hash, body_size, received_at, receive_ms, processed_at, outcome)
      SELECT
        ${scope.merchantId}::text, ${event.id}::text, ${event.connectionId}::text, ${event.provider}::text,
        ${scope.mode}::text, ${event.externalEventId}::text, ${event.channel}::text, ${event.type}::text,
        CASE WHEN is_first THEN 'received' ELSE 'duplicate' END, ${event.scheme}::text, ${event.matchedSecret}::text,
        ${JSON.stringify(event.headers)}::jsonb, ${event.body}::bytea, ${event.bodyHash}::text, ${event.body.byteLength}::int,
        ${event.receivedAt}::timestamptz, ${event.receiveMs}::int,
        CASE WHEN is_first THEN NULL ELSE ${event.receivedAt}::timestamptz END,
        CASE WHEN is_first THEN '' ELSE 'Seen before' END
      FROM (SELECT EXISTS (SELECT FROM claimed) AS is_first) AS decision
      WHERE is_first OR ${event.channel} = 'webhook'
      RETURNING status
    ), counted AS (
      INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
      SELECT ${scope.merchantId}::text, ${scope.mode}::text, date_trunc('hour', ${event.receivedAt}::timestamptz, 'UTC'),
        ${event.connectionId}::text, pg_backend_pid() % 8, 1
      WHERE ${event.channel} = 'webhook' OR EXISTS (SELECT FROM claimed)
      ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
        DO UPDATE SET received = webhook_hourly_counts.received + excluded.received
    ), queued AS MATERIALIZED (
      SELECT graphile_worker.add_job('process-webhook', ${JSON.stringify(payload)}::json, max_attempts => 25)
      FROM claimed
    ), seen AS (
      UPDATE connections SET last_event_at = ${event.receivedAt}::timestamptz
      WHERE merchant_id = ${scope.merchantId} AND id = ${event.connectionId} AND ${event.channel} = 'webhook'
        AND (last_event_at IS NULL OR last_event_at < ${event.receivedAt}::timestamptz - interval '1 second')
    )
    SELECT status, (SELECT count(*) FROM queued)::int AS jobs, pg_notify('paydeck_live', ${JSON.stringify(live)})::text FROM stored`;
  return { duplicate: rows[0]?.status !== "received" };
}

/**
 * The key of one event, with the month that it lies in: an event's id is made of the moment of its receipt, so that
 * PostgreSQL looks into one partition and not into all of them.
 */
function eventKey(scope: Scope, id: WebhookEventId) {
  return { merchantId: scope.merchantId, id, receivedAt: timeOfId(id) };
}

/** Links a duplicate to the event that came first. */
export async function linkDuplicate(scope: Scope, event: IncomingEvent): Promise<void> {
  await db().$executeRaw`
    UPDATE webhook_events SET first_event_id = keys.event_id
    FROM webhook_event_keys AS keys
    WHERE webhook_events.merchant_id = ${scope.merchantId} AND webhook_events.id = ${event.id}
      AND webhook_events.received_at = ${event.receivedAt}
      AND keys.merchant_id = ${scope.merchantId} AND keys.connection_id = ${event.connectionId}
      AND keys.external_event_id = ${event.externalEventId}`;
}

/** Keeps a refused request for people to look at; it is never processed. */
export async function storeRejected(
  scope: Scope,
  event: Omit<IncomingEvent, "externalEventId" | "channel" | "type" | "scheme" | "matchedSecret"> & {
    readonly refusal: string;
    /** Bytes that came; `body` may be only their beginning. */
    readonly bodySize: number;
  },
): Promise<void> {
  const { merchantId, mode } = scope;
  const { body, receivedAt } = event;
  await db().$executeRaw`
    WITH counted AS (
      INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
      VALUES (${merchantId}, ${mode}, date_trunc('hour', ${receivedAt}::timestamptz, 'UTC'), ${event.connectionId},
        pg_backend_pid() % 8, 1)
      ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
        DO UPDATE SET received = webhook_hourly_counts.received + excluded.received
    )
    INSERT INTO webhook_events (
      merchant_id, id, connection_id, provider, mode, status, refusal, headers, body, body_hash, body_size, body_cut,
      received_at, receive_ms)
    VALUES (
      ${merchantId}, ${event.id}, ${event.connectionId}, ${event.provider}, ${mode}, 'rejected', ${event.refusal},
      ${JSON.stringify(event.headers)}::jsonb, ${body}::bytea, ${event.bodyHash}, ${event.bodySize}::int,
      ${body.byteLength < event.bodySize}, ${receivedAt}::timestamptz, ${event.receiveMs}::int)`;
}

/** Requests to addresses that do not exist. */
export async function storeStray(stray: {
  readonly id: string;
  readonly connectionId: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array<ArrayBuffer>;
  readonly receivedAt: Date;
}): Promise<void> {
  await db().strayWebhook.create({ data: { ...stray, headers: { ...stray.headers } } });
}

/** Cuts strays to the newest `limit`. */
export async function trimStrays(limit: number): Promise<void> {
  await db().$executeRaw`
    DELETE FROM stray_webhooks WHERE id IN (SELECT id FROM stray_webhooks ORDER BY received_at DESC OFFSET ${limit})`;
}

/**
 * Cuts every connection's refused requests to the newest `limit`, and counts what it removes: nothing goes unaccounted.
 * The worker's own sweep: it crosses merchants.
 */
export async function trimRejected(limit: number): Promise<void> {
  await db().$executeRaw`
    WITH removed AS (
      DELETE FROM webhook_events USING (
        SELECT merchant_id, id, row_number() OVER (PARTITION BY merchant_id, connection_id ORDER BY received_at DESC) AS place
        FROM webhook_events WHERE status = 'rejected') AS ranked
      WHERE webhook_events.merchant_id = ranked.merchant_id AND webhook_events.id = ranked.id AND ranked.place > ${limit}
      RETURNING webhook_events.merchant_id, webhook_events.mode, webhook_events.connection_id, webhook_events.received_at
    )
    INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, trimmed)
    SELECT merchant_id, mode, date_trunc('hour', received_at, 'UTC'), connection_id, 0, count(*)
    FROM removed GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
      DO UPDATE SET trimmed = webhook_hourly_counts.trimmed + excluded.trimmed`;
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
    SELECT merchant_id AS "merchantId", mode, id FROM webhook_events AS event
    WHERE status IN ('received', 'failed') AND coalesce(next_attempt_at, received_at) < ${due}
      AND NOT EXISTS (
        SELECT FROM graphile_worker._private_jobs AS job
        WHERE job.payload->>'eventId' = event.id)
    LIMIT 500`;
}

export async function countByStatus(scope: Scope, status: EventStatus): Promise<number> {
  return db().webhookEvent.count({ where: { merchantId: scope.merchantId, mode: scope.mode, status } });
}
