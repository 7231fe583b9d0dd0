-- CreateTable
CREATE TABLE "webhook_arrivals" (
    "id" TEXT NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "scheme" TEXT NOT NULL,
    "matched_secret" TEXT NOT NULL,
    "event_ids" TEXT[],
    "external_event_ids" TEXT[],
    "types" TEXT[],
    "headers" TEXT[],
    "bodies" BYTEA[],
    "received_at" TIMESTAMPTZ(3)[],
    "receive_ms" INTEGER[],
    "failed_at" TIMESTAMPTZ(3),

    CONSTRAINT "webhook_arrivals_pkey" PRIMARY KEY ("id")
);

-- Bodies and headers lie beside the row as they are: trying to make them smaller costs more than writing them.
ALTER TABLE "webhook_arrivals" ALTER COLUMN "headers" SET STORAGE EXTERNAL, ALTER COLUMN "bodies" SET STORAGE EXTERNAL;
