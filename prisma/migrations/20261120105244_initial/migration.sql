-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "audit_entries" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "detail" JSONB NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "idempotency_keys" (
    "merchant_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "request_hash" TEXT NOT NULL,
    "result_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("merchant_id","key")
);

-- CreateTable
CREATE TABLE "connections" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "base_url" TEXT NOT NULL,
    "sealed_credentials" BYTEA NOT NULL,
    "credential_hints" JSONB NOT NULL,
    "credentials_set_at" TIMESTAMPTZ(3) NOT NULL,
    "credentials_check" TEXT NOT NULL DEFAULT 'unchecked',
    "disabled_at" TIMESTAMPTZ(3),
    "last_event_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "connections_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "connection_tokens" (
    "merchant_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "sealed" BYTEA,
    "usable_until" TIMESTAMPTZ(3),
    "refreshing_until" TIMESTAMPTZ(3),

    CONSTRAINT "connection_tokens_pkey" PRIMARY KEY ("merchant_id","connection_id","name")
);

-- CreateTable
CREATE TABLE "provider_calls" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "transaction_id" TEXT,
    "method" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "status" INTEGER,
    "error_code" TEXT,
    "duration_ms" INTEGER NOT NULL,
    "correlation_id" TEXT NOT NULL,
    "request" TEXT,
    "response" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "provider_calls_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "balance_snapshots" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "available" DECIMAL(38,18) NOT NULL,
    "pending" DECIMAL(38,18),
    "settled" DECIMAL(38,18),
    "total_in" DECIMAL(38,18),
    "total_out" DECIMAL(38,18),
    "source" TEXT NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "balance_snapshots_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "payment_links" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "amount" DECIMAL(38,18),
    "currency" TEXT NOT NULL,
    "invoice_number" TEXT,
    "customer_id" TEXT,
    "max_payments" INTEGER,
    "paid_count" INTEGER NOT NULL DEFAULT 0,
    "started_count" INTEGER NOT NULL DEFAULT 0,
    "view_count" INTEGER NOT NULL DEFAULT 0,
    "language" TEXT NOT NULL DEFAULT 'en',
    "message" TEXT NOT NULL DEFAULT '',
    "return_url" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),

    CONSTRAINT "payment_links_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "payment_link_ways" (
    "merchant_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "methods" TEXT[],
    "native_external_id" TEXT,
    "native_url" TEXT,
    "native_state" TEXT NOT NULL DEFAULT 'none',
    "native_key" TEXT,

    CONSTRAINT "payment_link_ways_pkey" PRIMARY KEY ("merchant_id","link_id","connection_id")
);

-- CreateTable
CREATE TABLE "merchants" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "city" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "time_zone" TEXT NOT NULL,
    "base_currency" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "merchants_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "users" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "users_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "members" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "disabled_at" TIMESTAMPTZ(3),

    CONSTRAINT "members_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "sessions" (
    "id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "user_agent" TEXT NOT NULL DEFAULT '',
    "address" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "sessions_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "setup_links" (
    "id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "setup_links_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "transactions" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "provider_status" TEXT NOT NULL DEFAULT '',
    "reason" TEXT,
    "reference" TEXT NOT NULL,
    "external_id" TEXT,
    "session_key" TEXT,
    "amount" DECIMAL(38,18) NOT NULL,
    "currency" TEXT NOT NULL,
    "received" DECIMAL(38,18),
    "fee" DECIMAL(38,18),
    "method" TEXT NOT NULL,
    "method_label" TEXT NOT NULL,
    "network" TEXT,
    "tx_hash" TEXT,
    "address" TEXT,
    "confirmations" INTEGER,
    "country" TEXT,
    "description" TEXT NOT NULL DEFAULT '',
    "invoice_number" TEXT,
    "customer_id" TEXT,
    "link_id" TEXT,
    "parent_id" TEXT,
    "next_action" JSONB,
    "idempotency_key" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3),
    "next_sync_at" TIMESTAMPTZ(3),
    "sync_count" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "paid_at" TIMESTAMPTZ(3),

    CONSTRAINT "transactions_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "timeline_entries" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "status_said" TEXT,
    "provider_status" TEXT,
    "status_before" TEXT,
    "status_after" TEXT,
    "summary" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "event_id" TEXT,
    "call_id" TEXT,
    "actor" TEXT,
    "provider_at" TIMESTAMPTZ(3),
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "timeline_entries_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "customers" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "email" TEXT,
    "external_ref" TEXT,
    "country" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "customers_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_events" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "provider" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "external_event_id" TEXT,
    "type" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL,
    "refusal" TEXT,
    "scheme" TEXT NOT NULL DEFAULT '',
    "matched_secret" TEXT NOT NULL DEFAULT '',
    "first_event_id" TEXT,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "body_hash" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "receive_ms" INTEGER NOT NULL DEFAULT 0,
    "processed_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_attempt_at" TIMESTAMPTZ(3),
    "error_code" TEXT,
    "error_message" TEXT,
    "outcome" TEXT NOT NULL DEFAULT '',
    "transaction_id" TEXT,

    CONSTRAINT "webhook_events_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "webhook_event_keys" (
    "merchant_id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "external_event_id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,

    CONSTRAINT "webhook_event_keys_pkey" PRIMARY KEY ("merchant_id","connection_id","external_event_id")
);

-- CreateTable
CREATE TABLE "webhook_attempts" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "event_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    "actor" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "duration_ms" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "error_code" TEXT,
    "error_message" TEXT,

    CONSTRAINT "webhook_attempts_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "worker_beats" (
    "worker_id" TEXT NOT NULL,
    "beat_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "worker_beats_pkey" PRIMARY KEY ("worker_id")
);

-- CreateTable
CREATE TABLE "stray_webhooks" (
    "id" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "headers" JSONB NOT NULL,
    "body" BYTEA NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stray_webhooks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "audit_entries_merchant_id_at_idx" ON "audit_entries"("merchant_id", "at" DESC);

-- CreateIndex
CREATE INDEX "audit_entries_merchant_id_target_id_at_idx" ON "audit_entries"("merchant_id", "target_id", "at");

-- CreateIndex
CREATE INDEX "connections_id_idx" ON "connections"("id");

-- CreateIndex
CREATE INDEX "provider_calls_merchant_id_transaction_id_at_idx" ON "provider_calls"("merchant_id", "transaction_id", "at");

-- CreateIndex
CREATE INDEX "provider_calls_merchant_id_connection_id_at_idx" ON "provider_calls"("merchant_id", "connection_id", "at");

-- CreateIndex
CREATE INDEX "balance_snapshots_merchant_id_connection_id_currency_as_of_idx" ON "balance_snapshots"("merchant_id", "connection_id", "currency", "as_of" DESC);

-- CreateIndex
CREATE INDEX "payment_links_slug_idx" ON "payment_links"("slug");

-- CreateIndex
CREATE INDEX "payment_links_merchant_id_mode_created_at_id_idx" ON "payment_links"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "payment_links_merchant_id_slug_key" ON "payment_links"("merchant_id", "slug");

-- CreateIndex
CREATE UNIQUE INDEX "payment_links_merchant_id_mode_invoice_number_key" ON "payment_links"("merchant_id", "mode", "invoice_number");

-- CreateIndex
CREATE UNIQUE INDEX "merchants_slug_key" ON "merchants"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "users_email_key" ON "users"("email");

-- CreateIndex
CREATE INDEX "members_user_id_idx" ON "members"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "members_merchant_id_user_id_key" ON "members"("merchant_id", "user_id");

-- CreateIndex
CREATE INDEX "sessions_user_id_idx" ON "sessions"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "setup_links_secret_hash_key" ON "setup_links"("secret_hash");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_mode_created_at_id_idx" ON "transactions"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transactions_merchant_id_mode_status_created_at_id_idx" ON "transactions"("merchant_id", "mode", "status", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transactions_merchant_id_mode_connection_id_created_at_id_idx" ON "transactions"("merchant_id", "mode", "connection_id", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "transactions_merchant_id_reference_idx" ON "transactions"("merchant_id", "reference");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_external_id_idx" ON "transactions"("merchant_id", "external_id");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_invoice_number_idx" ON "transactions"("merchant_id", "invoice_number");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_tx_hash_idx" ON "transactions"("merchant_id", "tx_hash");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_address_idx" ON "transactions"("merchant_id", "address");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_connection_id_session_key_idx" ON "transactions"("merchant_id", "connection_id", "session_key");

-- CreateIndex
CREATE INDEX "transactions_merchant_id_customer_id_created_at_idx" ON "transactions"("merchant_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "transactions_merchant_id_link_id_created_at_idx" ON "transactions"("merchant_id", "link_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "transactions_next_sync_at_idx" ON "transactions"("next_sync_at");

-- CreateIndex
CREATE UNIQUE INDEX "transactions_merchant_id_connection_id_external_id_key" ON "transactions"("merchant_id", "connection_id", "external_id");

-- CreateIndex
CREATE UNIQUE INDEX "transactions_merchant_id_idempotency_key_key" ON "transactions"("merchant_id", "idempotency_key");

-- CreateIndex
CREATE INDEX "timeline_entries_merchant_id_transaction_id_at_idx" ON "timeline_entries"("merchant_id", "transaction_id", "at");

-- CreateIndex
CREATE INDEX "customers_merchant_id_name_idx" ON "customers"("merchant_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "customers_merchant_id_email_key" ON "customers"("merchant_id", "email");

-- CreateIndex
CREATE INDEX "webhook_events_merchant_id_mode_received_at_id_idx" ON "webhook_events"("merchant_id", "mode", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_events_merchant_id_mode_status_received_at_id_idx" ON "webhook_events"("merchant_id", "mode", "status", "received_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "webhook_events_merchant_id_connection_id_received_at_idx" ON "webhook_events"("merchant_id", "connection_id", "received_at" DESC);

-- CreateIndex
CREATE INDEX "webhook_events_merchant_id_transaction_id_received_at_idx" ON "webhook_events"("merchant_id", "transaction_id", "received_at");

-- CreateIndex
CREATE INDEX "webhook_events_merchant_id_external_event_id_idx" ON "webhook_events"("merchant_id", "external_event_id");

-- CreateIndex
CREATE INDEX "webhook_attempts_merchant_id_event_id_number_idx" ON "webhook_attempts"("merchant_id", "event_id", "number");

-- CreateIndex
CREATE INDEX "stray_webhooks_received_at_idx" ON "stray_webhooks"("received_at");

-- AddForeignKey
ALTER TABLE "connections" ADD CONSTRAINT "connections_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_links" ADD CONSTRAINT "payment_links_merchant_id_customer_id_fkey" FOREIGN KEY ("merchant_id", "customer_id") REFERENCES "customers"("merchant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "payment_link_ways" ADD CONSTRAINT "payment_link_ways_merchant_id_link_id_fkey" FOREIGN KEY ("merchant_id", "link_id") REFERENCES "payment_links"("merchant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_merchant_id_fkey" FOREIGN KEY ("merchant_id") REFERENCES "merchants"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "members" ADD CONSTRAINT "members_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_merchant_id_customer_id_fkey" FOREIGN KEY ("merchant_id", "customer_id") REFERENCES "customers"("merchant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "transactions" ADD CONSTRAINT "transactions_merchant_id_link_id_fkey" FOREIGN KEY ("merchant_id", "link_id") REFERENCES "payment_links"("merchant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
