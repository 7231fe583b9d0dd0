-- Which index answers which filter: docs/decisions/0011. Four are written by every event, the partial ones by few.

DROP INDEX "webhook_events_merchant_id_mode_status_received_at_id_idx";
DROP INDEX "webhook_events_merchant_id_connection_id_received_at_idx";
DROP INDEX "webhook_events_merchant_id_transaction_id_received_at_idx";
DROP INDEX "webhook_events_merchant_id_external_event_id_idx";

-- Twenty-four days are the most that an integer of milliseconds holds, and a replay years later must not fail for it.
ALTER TABLE "webhook_events" ADD COLUMN "lag_ms" INTEGER
  GENERATED ALWAYS AS (CASE
    WHEN processed_at - received_at < interval '24 days' THEN (extract(epoch FROM processed_at - received_at) * 1000)::integer
    WHEN processed_at IS NOT NULL THEN 2073600000 END) STORED;

CREATE INDEX "webhook_events_merchant_id_connection_id_received_at_id_idx" ON "webhook_events"("merchant_id", "connection_id", "received_at" DESC, "id" DESC);
CREATE INDEX "webhook_events_merchant_id_connection_id_type_received_at_i_idx" ON "webhook_events"("merchant_id", "connection_id", "type", "received_at" DESC, "id" DESC);

CREATE INDEX "webhook_events_not_processed" ON "webhook_events"("merchant_id", "mode", "status", "received_at" DESC, "id" DESC) INCLUDE ("connection_id", "type") WHERE "status" <> 'processed';
CREATE INDEX "webhook_events_transaction" ON "webhook_events"("merchant_id", "transaction_id", "received_at" DESC, "id" DESC) WHERE "transaction_id" IS NOT NULL;
CREATE INDEX "webhook_events_tried_again" ON "webhook_events"("merchant_id", "mode", "received_at" DESC, "id" DESC) WHERE "attempts" > 1;
CREATE INDEX "webhook_events_slow" ON "webhook_events"("merchant_id", "mode", "received_at" DESC, "id" DESC) WHERE "lag_ms" > 1000;
CREATE INDEX "webhook_events_not_sent_to_us" ON "webhook_events"("merchant_id", "mode", "channel", "received_at" DESC, "id" DESC) WHERE "channel" <> 'webhook';
CREATE INDEX "webhook_events_let_in" ON "webhook_events"("merchant_id", "mode", "received_at" DESC, "id" DESC) WHERE "accepted_at" IS NOT NULL;
CREATE INDEX "webhook_events_copies" ON "webhook_events"("merchant_id", "first_event_id") WHERE "first_event_id" IS NOT NULL;

-- Events that had their outcome a day or more after they came: the sweep of bodies had passed them by while they waited.
CREATE INDEX "webhook_events_late_bodies" ON "webhook_events"("merchant_id", "received_at") WHERE "lag_ms" >= 86400000 AND "body_removed_at" IS NULL;

-- What an event changed, asked for from the event.
CREATE INDEX "timeline_entries_event" ON "timeline_entries"("merchant_id", "event_id") WHERE "event_id" IS NOT NULL;

-- How far the sweep of old bodies has come.
CREATE TABLE "body_retention" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "last_event_id" TEXT NOT NULL,

    CONSTRAINT "body_retention_pkey" PRIMARY KEY ("merchant_id","mode")
);
