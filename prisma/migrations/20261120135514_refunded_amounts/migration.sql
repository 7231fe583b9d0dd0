-- AlterTable
ALTER TABLE "transactions" ADD COLUMN     "refunded" DECIMAL(38,18);
