-- A payment whose case ended because the other one went back may be held against a third that paid for the same.
-- DropIndex
DROP INDEX "double_payments_merchant_id_second_id_key";

-- CreateIndex
CREATE INDEX "double_payments_merchant_id_second_id_idx" ON "double_payments"("merchant_id", "second_id");

-- One case per later payment that is held, or that a person kept.
CREATE UNIQUE INDEX "double_payments_held_once" ON "double_payments"("merchant_id", "second_id")
  WHERE "resolution" IS DISTINCT FROM 'returned';
