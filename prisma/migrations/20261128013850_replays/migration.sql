-- CreateTable
CREATE TABLE "replays" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "rate" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "total" INTEGER NOT NULL,
    "sent" INTEGER NOT NULL DEFAULT 0,
    "done" INTEGER NOT NULL DEFAULT 0,
    "forecast" JSONB,
    "forecast_from" INTEGER NOT NULL DEFAULT 0,
    "effects" JSONB NOT NULL,
    "paced_at" TIMESTAMPTZ(3),
    "troubles" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "cancelled_by" TEXT,
    "stepped_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replays_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "replay_items" (
    "merchant_id" TEXT NOT NULL,
    "replay_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "event_id" TEXT NOT NULL,
    "attempts_before" INTEGER,
    "effect" TEXT,

    CONSTRAINT "replay_items_pkey" PRIMARY KEY ("merchant_id","replay_id","position")
);

-- CreateIndex
CREATE INDEX "replays_merchant_id_mode_created_at_id_idx" ON "replays"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "replays_status_stepped_at_idx" ON "replays"("status", "stepped_at");

-- CreateIndex
CREATE UNIQUE INDEX "replays_merchant_id_idempotency_key_key" ON "replays"("merchant_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "replay_items_merchant_id_replay_id_effect_position_idx" ON "replay_items"("merchant_id", "replay_id", "effect", "position");
