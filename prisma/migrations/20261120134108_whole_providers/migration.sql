-- AlterTable
ALTER TABLE "connections" ADD COLUMN     "previous_sealed" BYTEA,
ADD COLUMN     "previous_until" TIMESTAMPTZ(3);

-- AlterTable
ALTER TABLE "provider_calls" ADD COLUMN     "attempt" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "operation" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "provider_request_id" TEXT;

-- AlterTable
ALTER TABLE "transactions" ADD COLUMN     "return_url" TEXT,
ADD COLUMN     "send_count" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "settlement" TEXT,
ADD COLUMN     "settlement_tx" TEXT;

-- AlterTable
ALTER TABLE "webhook_events" ADD COLUMN     "channel" TEXT NOT NULL DEFAULT 'webhook';

-- CreateTable
CREATE TABLE "approvals" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "requested_by" TEXT NOT NULL,
    "requested_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "decided_by" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "approvals_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "approval_limits" (
    "merchant_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "amount" DECIMAL(38,18) NOT NULL,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "approval_limits_pkey" PRIMARY KEY ("merchant_id","currency")
);

-- CreateTable
CREATE TABLE "connection_signs" (
    "merchant_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "breaker" TEXT NOT NULL DEFAULT 'closed',
    "breaker_changed_at" TIMESTAMPTZ(3),
    "rate_limit" INTEGER,
    "rate_remaining" INTEGER,
    "rate_reset_at" TIMESTAMPTZ(3),
    "clock_skew_ms" INTEGER,
    "provider_version" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "connection_signs_pkey" PRIMARY KEY ("merchant_id","connection_id")
);

-- CreateTable
CREATE TABLE "provider_drifts" (
    "merchant_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,
    "source" TEXT NOT NULL,
    "event_id" TEXT,
    "first_at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_drifts_pkey" PRIMARY KEY ("merchant_id","connection_id","kind","place","name")
);

-- CreateTable
CREATE TABLE "connection_streams" (
    "merchant_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'off',
    "problem" TEXT,
    "last_event_id" TEXT,
    "last_event_at" TIMESTAMPTZ(3),
    "last_signal_at" TIMESTAMPTZ(3),
    "opened_at" TIMESTAMPTZ(3),
    "brought_first" INTEGER NOT NULL DEFAULT 0,
    "brought_again" INTEGER NOT NULL DEFAULT 0,
    "reconnects" INTEGER NOT NULL DEFAULT 0,
    "holder" TEXT,
    "held_until" TIMESTAMPTZ(3),

    CONSTRAINT "connection_streams_pkey" PRIMARY KEY ("merchant_id","connection_id")
);

-- CreateTable
CREATE TABLE "deposit_addresses" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "reference" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "chains" TEXT[],
    "url" TEXT,
    "customer_id" TEXT,
    "bound_by" TEXT NOT NULL,
    "bound_at" TIMESTAMPTZ(3) NOT NULL,
    "unbound_at" TIMESTAMPTZ(3),

    CONSTRAINT "deposit_addresses_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "address_pool_readings" (
    "merchant_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "protocol" TEXT NOT NULL,
    "available" INTEGER NOT NULL,
    "total" INTEGER,
    "read_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "address_pool_readings_pkey" PRIMARY KEY ("merchant_id","connection_id","protocol")
);

-- CreateTable
CREATE TABLE "transaction_recipients" (
    "merchant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "sealed" BYTEA NOT NULL,
    "hint" TEXT NOT NULL,

    CONSTRAINT "transaction_recipients_pkey" PRIMARY KEY ("merchant_id","transaction_id")
);

-- CreateIndex
CREATE INDEX "approvals_merchant_id_mode_status_requested_at_idx" ON "approvals"("merchant_id", "mode", "status", "requested_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "approvals_merchant_id_transaction_id_key" ON "approvals"("merchant_id", "transaction_id");

-- CreateIndex
CREATE INDEX "deposit_addresses_merchant_id_connection_id_reference_proto_idx" ON "deposit_addresses"("merchant_id", "connection_id", "reference", "protocol");

-- CreateIndex
CREATE INDEX "deposit_addresses_merchant_id_address_idx" ON "deposit_addresses"("merchant_id", "address");

-- CreateIndex
CREATE INDEX "deposit_addresses_merchant_id_mode_bound_at_id_idx" ON "deposit_addresses"("merchant_id", "mode", "bound_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transactions_merchant_id_parent_id_idx" ON "transactions"("merchant_id", "parent_id");
