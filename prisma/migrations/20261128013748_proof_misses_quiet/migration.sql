-- AlterTable
ALTER TABLE "connection_signs" ADD COLUMN     "quiet_note" TEXT,
ADD COLUMN     "quiet_since" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "missed_webhooks" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "expected_event" TEXT NOT NULL,
    "found_by" TEXT NOT NULL,
    "found_at" TIMESTAMPTZ(3) NOT NULL,
    "happened_at" TIMESTAMPTZ(3),
    "healed_at" TIMESTAMPTZ(3),
    "external_event_id" TEXT,
    "arrived_at" TIMESTAMPTZ(3),
    "arrived_event_id" TEXT,
    "next_check_at" TIMESTAMPTZ(3),

    CONSTRAINT "missed_webhooks_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_hourly_counts" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "connection_id" TEXT NOT NULL,
    "slot" SMALLINT NOT NULL,
    "received" INTEGER NOT NULL DEFAULT 0,
    "trimmed" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "webhook_hourly_counts_pkey" PRIMARY KEY ("merchant_id","mode","hour","connection_id","slot")
);

-- CreateTable
CREATE TABLE "webhook_outcome_hours" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "connection_id" TEXT NOT NULL,
    "applied" INTEGER NOT NULL,
    "duplicate" INTEGER NOT NULL,
    "ignored" INTEGER NOT NULL,
    "rejected" INTEGER NOT NULL,
    "waiting" INTEGER NOT NULL,
    "retrying" INTEGER NOT NULL,
    "dead" INTEGER NOT NULL,
    "trimmed" INTEGER NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_outcome_hours_pkey" PRIMARY KEY ("merchant_id","mode","hour","connection_id")
);

-- CreateTable
CREATE TABLE "webhook_method_hours" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "method" TEXT NOT NULL,
    "events" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_method_hours_pkey" PRIMARY KEY ("merchant_id","mode","connection_id","hour","method")
);

-- CreateTable
CREATE TABLE "provider_sent_days" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "day" TEXT NOT NULL,
    "sent" INTEGER NOT NULL,
    "arrived" INTEGER NOT NULL,
    "missing" TEXT[],
    "complete" BOOLEAN NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_sent_days_pkey" PRIMARY KEY ("merchant_id","mode","day","connection_id")
);

-- CreateTable
CREATE TABLE "quiet_spells" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "since" TIMESTAMPTZ(3) NOT NULL,
    "noticed_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "usual_per_hour" DOUBLE PRECISION NOT NULL,
    "expected" DOUBLE PRECISION NOT NULL,

    CONSTRAINT "quiet_spells_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE INDEX "missed_webhooks_merchant_id_mode_found_at_id_idx" ON "missed_webhooks"("merchant_id", "mode", "found_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "missed_webhooks_merchant_id_mode_connection_id_found_at_id_idx" ON "missed_webhooks"("merchant_id", "mode", "connection_id", "found_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "missed_webhooks_next_check_at_idx" ON "missed_webhooks"("next_check_at");

-- CreateIndex
CREATE UNIQUE INDEX "missed_webhooks_merchant_id_transaction_id_status_key" ON "missed_webhooks"("merchant_id", "transaction_id", "status");

-- CreateIndex
CREATE INDEX "webhook_hourly_counts_hour_idx" ON "webhook_hourly_counts"("hour");

-- CreateIndex
CREATE INDEX "quiet_spells_merchant_id_mode_ended_at_idx" ON "quiet_spells"("merchant_id", "mode", "ended_at");

-- CreateIndex
CREATE INDEX "quiet_spells_merchant_id_connection_id_noticed_at_idx" ON "quiet_spells"("merchant_id", "connection_id", "noticed_at" DESC);

-- What is already here was not counted as it came: for these days the count begins with the rows.
INSERT INTO "webhook_hourly_counts" (merchant_id, mode, hour, connection_id, slot, received)
SELECT merchant_id, mode, date_trunc('hour', received_at, 'UTC'), connection_id, 0, count(*)
FROM "webhook_events" GROUP BY 1, 2, 3, 4;
