-- CreateTable
CREATE TABLE "webhook_event_starts" (
    "merchant_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "starts" INTEGER NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "webhook_event_starts_pkey" PRIMARY KEY ("merchant_id","event_id")
);

-- What waits is found without reading the inbox: the sweep for forgotten events crosses merchants, the other indexes do not.
CREATE INDEX "webhook_events_waiting" ON "webhook_events" ((coalesce("next_attempt_at", "received_at"))) WHERE "status" IN ('received', 'failed');
