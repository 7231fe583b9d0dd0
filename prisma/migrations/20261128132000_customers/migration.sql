-- AlterTable
ALTER TABLE "customers" ADD COLUMN     "merged_at" TIMESTAMPTZ(3),
ADD COLUMN     "merged_by" TEXT,
ADD COLUMN     "merged_into_id" TEXT;

-- CreateTable
CREATE TABLE "customer_notes" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "author" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_notes_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "customer_reveals" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "member_id" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "customer_reveals_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE INDEX "customer_notes_merchant_id_customer_id_at_idx" ON "customer_notes"("merchant_id", "customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "customer_reveals_merchant_id_customer_id_at_idx" ON "customer_reveals"("merchant_id", "customer_id", "at" DESC);

-- CreateIndex
CREATE INDEX "customer_reveals_merchant_id_member_id_at_idx" ON "customer_reveals"("merchant_id", "member_id", "at" DESC);

-- CreateIndex
CREATE INDEX "deposit_addresses_merchant_id_customer_id_idx" ON "deposit_addresses"("merchant_id", "customer_id");

-- CreateIndex
CREATE INDEX "payment_links_merchant_id_customer_id_created_at_idx" ON "payment_links"("merchant_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "customers_merchant_id_created_at_id_idx" ON "customers"("merchant_id", "created_at" DESC, "id" DESC);

-- AddForeignKey
ALTER TABLE "customers" ADD CONSTRAINT "customers_merchant_id_merged_into_id_fkey" FOREIGN KEY ("merchant_id", "merged_into_id") REFERENCES "customers"("merchant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Prisma knows neither checks, nor partial indexes, nor indexes over expressions.
ALTER TABLE "customers" ADD CONSTRAINT "customers_not_into_itself" CHECK ("merged_into_id" <> "id");

-- Who was merged into somebody: few rows, asked for on each page of a customer and by each search.
CREATE INDEX "customers_merged_idx" ON "customers" ("merchant_id", "merged_into_id") WHERE "merged_into_id" IS NOT NULL;

CREATE INDEX "customers_external_ref_idx" ON "customers" ("merchant_id", "external_ref") WHERE "external_ref" IS NOT NULL;

-- Likely duplicates: an e-mail without its case, dots and +tag, and a name without its case. The same expressions stand in lib/customer-desk/duplicate-repository.ts.
CREATE INDEX "customers_same_email_idx" ON "customers" ("merchant_id", (replace(regexp_replace(split_part(lower("email"), '@', 1), '[+].*$', ''), '.', '') || '@' || split_part(lower("email"), '@', 2)));
CREATE INDEX "customers_same_name_idx" ON "customers" ("merchant_id", lower("name"));
