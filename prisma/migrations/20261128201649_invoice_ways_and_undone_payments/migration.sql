-- AlterTable
ALTER TABLE "invoices" ADD COLUMN     "ways" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "invoice_payments" ADD COLUMN     "undoes" TEXT;

-- CreateIndex
CREATE UNIQUE INDEX "invoice_payments_merchant_id_undoes_key" ON "invoice_payments"("merchant_id", "undoes");
