-- AlterTable
ALTER TABLE "payment_link_prices" ADD COLUMN     "max_amount" DECIMAL(38,18),
ADD COLUMN     "min_amount" DECIMAL(38,18),
ADD COLUMN     "suggested_amount" DECIMAL(38,18);
