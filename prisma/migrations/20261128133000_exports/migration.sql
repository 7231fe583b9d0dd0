-- CreateTable
CREATE TABLE "exports" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "filters" JSONB NOT NULL,
    "columns" JSONB NOT NULL,
    "format" TEXT NOT NULL,
    "zone" TEXT NOT NULL,
    "day_zone" TEXT NOT NULL,
    "personal" BOOLEAN NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "actor" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "idempotency_key" TEXT NOT NULL,
    "run" INTEGER NOT NULL DEFAULT 0,
    "total" INTEGER,
    "rows" INTEGER NOT NULL DEFAULT 0,
    "bytes" BIGINT NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "snapshot_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "exports_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "export_parts" (
    "merchant_id" TEXT NOT NULL,
    "export_id" TEXT NOT NULL,
    "run" INTEGER NOT NULL,
    "position" INTEGER NOT NULL,
    "data" BYTEA NOT NULL,

    CONSTRAINT "export_parts_pkey" PRIMARY KEY ("merchant_id","export_id","run","position")
);

-- CreateIndex
CREATE INDEX "exports_merchant_id_mode_created_at_id_idx" ON "exports"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "exports_status_beat_at_idx" ON "exports"("status", "beat_at");

-- CreateIndex
CREATE UNIQUE INDEX "exports_merchant_id_idempotency_key_key" ON "exports"("merchant_id", "idempotency_key");
