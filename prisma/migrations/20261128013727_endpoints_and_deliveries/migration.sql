-- CreateTable
CREATE TABLE "endpoints" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "events" TEXT[],
    "status" TEXT NOT NULL,
    "disabled_reason" TEXT,
    "disabled_at" TIMESTAMPTZ(3),
    "sealed_secret" BYTEA NOT NULL,
    "secret_hint" TEXT NOT NULL,
    "secret_set_at" TIMESTAMPTZ(3) NOT NULL,
    "previous_sealed_secret" BYTEA,
    "previous_secret_hint" TEXT,
    "previous_secret_until" TIMESTAMPTZ(3),
    "concurrency" INTEGER NOT NULL,
    "rate_per_second" INTEGER NOT NULL,
    "slot_at" TIMESTAMPTZ(3) NOT NULL,
    "failing_since" TIMESTAMPTZ(3),
    "consecutive_failures" INTEGER NOT NULL DEFAULT 0,
    "resume_at" TIMESTAMPTZ(3),
    "warned_percent" INTEGER NOT NULL DEFAULT 0,
    "last_success_at" TIMESTAMPTZ(3),
    "last_failure_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "deleted_at" TIMESTAMPTZ(3),

    CONSTRAINT "endpoints_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "outbound_events" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "transaction_id" TEXT,
    "body" TEXT NOT NULL,
    "rebuilt" BOOLEAN NOT NULL DEFAULT false,
    "occurred_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "outbound_events_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "deliveries" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "endpoint_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "transaction_id" TEXT,
    "status" TEXT NOT NULL,
    "trigger" TEXT NOT NULL,
    "actor" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "round" INTEGER NOT NULL DEFAULT 0,
    "due_at" TIMESTAMPTZ(3),
    "lease_until" TIMESTAMPTZ(3),
    "lease_by" TEXT,
    "response_status" INTEGER,
    "error_code" TEXT,
    "error_message" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "last_attempt_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),

    CONSTRAINT "deliveries_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "delivery_attempts" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "delivery_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "request_headers" JSONB NOT NULL,
    "response_status" INTEGER,
    "response_body" TEXT NOT NULL DEFAULT '',
    "error_code" TEXT,
    "error_message" TEXT,
    "next_attempt_at" TIMESTAMPTZ(3),

    CONSTRAINT "delivery_attempts_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE INDEX "endpoints_merchant_id_mode_created_at_idx" ON "endpoints"("merchant_id", "mode", "created_at");

-- CreateIndex
CREATE INDEX "outbound_events_merchant_id_mode_occurred_at_idx" ON "outbound_events"("merchant_id", "mode", "occurred_at");

-- CreateIndex
CREATE INDEX "outbound_events_merchant_id_transaction_id_idx" ON "outbound_events"("merchant_id", "transaction_id");

-- CreateIndex
CREATE INDEX "outbound_events_created_at_idx" ON "outbound_events"("created_at");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_events_merchant_id_type_source_key" ON "outbound_events"("merchant_id", "type", "source");

-- CreateIndex
CREATE INDEX "deliveries_merchant_id_mode_created_at_id_idx" ON "deliveries"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "deliveries_merchant_id_mode_status_created_at_id_idx" ON "deliveries"("merchant_id", "mode", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "deliveries_merchant_id_endpoint_id_created_at_id_idx" ON "deliveries"("merchant_id", "endpoint_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "deliveries_merchant_id_event_id_idx" ON "deliveries"("merchant_id", "event_id");

-- CreateIndex
CREATE INDEX "deliveries_merchant_id_transaction_id_idx" ON "deliveries"("merchant_id", "transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "deliveries_merchant_id_endpoint_id_event_id_key" ON "deliveries"("merchant_id", "endpoint_id", "event_id");

-- CreateIndex
CREATE INDEX "delivery_attempts_merchant_id_delivery_id_number_idx" ON "delivery_attempts"("merchant_id", "delivery_id", "number");

-- One living endpoint per address and mode.
CREATE UNIQUE INDEX "endpoints_url_taken" ON "endpoints"("merchant_id", "mode", "url") WHERE "deleted_at" IS NULL;

-- The queue: what has ended is not in it, however long the log grows.
CREATE INDEX "deliveries_due" ON "deliveries"("merchant_id", "endpoint_id", "due_at", "id") WHERE "due_at" IS NOT NULL;

-- What was given up, which is little of the log: counted on every look at the endpoints, and sent again by windows.
CREATE INDEX "deliveries_failed" ON "deliveries"("merchant_id", "endpoint_id", "created_at") WHERE "status" = 'failed';
