-- CreateTable
CREATE TABLE "case_links" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "secret_hash" TEXT NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "case_links_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "double_payments" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "first_id" TEXT NOT NULL,
    "second_id" TEXT NOT NULL,
    "link_id" TEXT,
    "because" TEXT NOT NULL,
    "shared_word" TEXT NOT NULL DEFAULT '',
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "resolved_at" TIMESTAMPTZ(3),
    "resolution" TEXT,
    "resolved_by" TEXT,
    "why" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "double_payments_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "notes" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "edited_at" TIMESTAMPTZ(3),

    CONSTRAINT "notes_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "note_edits" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "note_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "replaced_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "note_edits_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "note_mentions" (
    "merchant_id" TEXT NOT NULL,
    "note_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "seen_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_mentions_pkey" PRIMARY KEY ("merchant_id","note_id","member_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "case_links_secret_hash_key" ON "case_links"("secret_hash");

-- CreateIndex
CREATE INDEX "case_links_merchant_id_transaction_id_created_at_idx" ON "case_links"("merchant_id", "transaction_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "double_payments_merchant_id_first_id_idx" ON "double_payments"("merchant_id", "first_id");

-- CreateIndex
CREATE INDEX "double_payments_merchant_id_link_id_idx" ON "double_payments"("merchant_id", "link_id");

-- CreateIndex
CREATE INDEX "double_payments_merchant_id_mode_resolved_at_created_at_idx" ON "double_payments"("merchant_id", "mode", "resolved_at", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "double_payments_merchant_id_second_id_key" ON "double_payments"("merchant_id", "second_id");

-- CreateIndex
CREATE INDEX "notes_merchant_id_transaction_id_idx" ON "notes"("merchant_id", "transaction_id");

-- CreateIndex
CREATE INDEX "note_edits_merchant_id_note_id_replaced_at_idx" ON "note_edits"("merchant_id", "note_id", "replaced_at");

-- CreateIndex
CREATE INDEX "note_mentions_merchant_id_member_id_mode_seen_at_at_idx" ON "note_mentions"("merchant_id", "member_id", "mode", "seen_at", "at");
