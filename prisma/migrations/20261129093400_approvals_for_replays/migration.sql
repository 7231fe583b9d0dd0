-- AlterTable
ALTER TABLE "approvals" ADD COLUMN     "replay_id" TEXT,
ALTER COLUMN "transaction_id" DROP NOT NULL;

-- AlterTable
ALTER TABLE "replays" ADD COLUMN     "cancelled_why" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "replay_limits" (
    "merchant_id" TEXT NOT NULL,
    "events" INTEGER,
    "set_by" TEXT NOT NULL,
    "set_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "replay_limits_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "approvals_merchant_id_replay_id_key" ON "approvals"("merchant_id", "replay_id");

-- An approval is about one thing.
ALTER TABLE "approvals" ADD CONSTRAINT "approvals_about_one_thing" CHECK (num_nonnulls("transaction_id", "replay_id") = 1);
