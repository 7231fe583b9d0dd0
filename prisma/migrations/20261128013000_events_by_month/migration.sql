-- The inbox becomes a table of monthly partitions: old months are cheap to keep, and no index grows without end.
-- PostgreSQL wants the partition key in every unique key, so uniqueness of a notification stays in webhook_event_keys.

ALTER TABLE "webhook_events" RENAME TO "webhook_events_before";
ALTER TABLE "webhook_events_before" RENAME CONSTRAINT "webhook_events_pkey" TO "webhook_events_before_pkey";
ALTER INDEX "webhook_events_merchant_id_mode_received_at_id_idx" RENAME TO "webhook_events_before_a";
ALTER INDEX "webhook_events_merchant_id_mode_status_received_at_id_idx" RENAME TO "webhook_events_before_b";
ALTER INDEX "webhook_events_merchant_id_connection_id_received_at_idx" RENAME TO "webhook_events_before_c";
ALTER INDEX "webhook_events_merchant_id_transaction_id_received_at_idx" RENAME TO "webhook_events_before_d";
ALTER INDEX "webhook_events_merchant_id_external_event_id_idx" RENAME TO "webhook_events_before_e";

CREATE TABLE "webhook_events" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "external_event_id" TEXT,
    "channel" TEXT NOT NULL DEFAULT 'webhook',
    "type" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "refusal" TEXT,
    "scheme" TEXT NOT NULL DEFAULT '',
    "matched_secret" TEXT NOT NULL DEFAULT '',
    "first_event_id" TEXT,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "body_hash" TEXT NOT NULL,
    "body_size" INTEGER NOT NULL DEFAULT 0,
    "body_cut" BOOLEAN NOT NULL DEFAULT false,
    "body_removed_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "receive_ms" INTEGER NOT NULL DEFAULT 0,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "error_message" TEXT,
    "outcome" TEXT NOT NULL DEFAULT '',
    "transaction_id" TEXT,
    "accepted_at" TIMESTAMPTZ(3),
    "accepted_by" TEXT,

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("merchant_id", "id", "received_at")
) PARTITION BY RANGE ("received_at");

CREATE INDEX "webhook_events_merchant_id_mode_received_at_id_idx" ON "webhook_events"("merchant_id", "mode", "received_at" DESC, "id" DESC);
CREATE INDEX "webhook_events_merchant_id_mode_status_received_at_id_idx" ON "webhook_events"("merchant_id", "mode", "status", "received_at" DESC, "id" DESC);
CREATE INDEX "webhook_events_merchant_id_connection_id_received_at_idx" ON "webhook_events"("merchant_id", "connection_id", "received_at" DESC);
CREATE INDEX "webhook_events_merchant_id_transaction_id_received_at_idx" ON "webhook_events"("merchant_id", "transaction_id", "received_at");
CREATE INDEX "webhook_events_merchant_id_external_event_id_idx" ON "webhook_events"("merchant_id", "external_event_id");

-- Whatever has no month of its own yet lands here: an event is never refused for want of a partition.
CREATE TABLE "webhook_events_rest" PARTITION OF "webhook_events" DEFAULT;

-- The months themselves are made by lib/db/event-months.ts, after every migration and ahead of time by the worker.

INSERT INTO "webhook_events" (
  merchant_id, id, connection_id, provider, mode, external_event_id, channel, type, status, refusal, scheme, matched_secret,
  first_event_id, headers, body, body_hash, body_size, received_at, receive_ms, processed_at, attempts, next_attempt_at,
  error_code, error_message, outcome, transaction_id)
SELECT
  merchant_id, id, connection_id, provider, mode, external_event_id, channel, type, status, refusal, scheme, matched_secret,
  first_event_id, headers, body, body_hash, octet_length(body), received_at, receive_ms, processed_at, attempts, next_attempt_at,
  error_code, error_message, outcome, transaction_id
FROM "webhook_events_before";

DROP TABLE "webhook_events_before";
