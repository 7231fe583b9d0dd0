-- AlterTable
ALTER TABLE "transactions" ADD COLUMN "parent_external_id" TEXT;

-- Only refunds whose payment is not known yet.
CREATE INDEX "transactions_orphaned_refunds" ON "transactions"("merchant_id", "connection_id", "parent_external_id") WHERE "parent_id" IS NULL AND "parent_external_id" IS NOT NULL;
