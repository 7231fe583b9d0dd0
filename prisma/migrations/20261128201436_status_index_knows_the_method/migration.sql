-- DropIndex
DROP INDEX "transactions_merchant_id_mode_status_created_at_id_idx";

-- CreateIndex
CREATE INDEX "transactions_status" ON "transactions"("merchant_id", "mode", "status", "created_at" DESC, "id" DESC, "method", "currency");
