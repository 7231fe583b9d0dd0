-- CreateTable
CREATE TABLE "transaction_tags" (
    "merchant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "transaction_tags_pkey" PRIMARY KEY ("merchant_id","transaction_id","tag")
);

-- CreateTable
CREATE TABLE "saved_views" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL,
    "owner_id" TEXT NOT NULL,
    "shared" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "saved_views_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "list_choices" (
    "merchant_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "list" TEXT NOT NULL,
    "columns" TEXT,
    "default_view_id" TEXT,

    CONSTRAINT "list_choices_pkey" PRIMARY KEY ("merchant_id","member_id","list")
);

-- CreateIndex
CREATE INDEX "transaction_tags_merchant_id_tag_transaction_id_idx" ON "transaction_tags"("merchant_id", "tag", "transaction_id");

-- CreateIndex
CREATE INDEX "saved_views_merchant_id_list_owner_id_idx" ON "saved_views"("merchant_id", "list", "owner_id");

-- CreateIndex
CREATE INDEX "saved_views_merchant_id_list_shared_idx" ON "saved_views"("merchant_id", "list", "shared");

-- AddForeignKey
ALTER TABLE "transaction_tags" ADD CONSTRAINT "transaction_tags_merchant_id_transaction_id_fkey" FOREIGN KEY ("merchant_id", "transaction_id") REFERENCES "transactions"("merchant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
