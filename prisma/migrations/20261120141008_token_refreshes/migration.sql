-- AlterTable
ALTER TABLE "connection_tokens" ADD COLUMN     "refreshed_at" TIMESTAMPTZ(3)[] DEFAULT ARRAY[]::TIMESTAMPTZ(3)[];
