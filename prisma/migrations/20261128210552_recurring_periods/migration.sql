-- CreateTable
CREATE TABLE "recurring_periods" (
    "merchant_id" TEXT NOT NULL,
    "recurring_id" TEXT NOT NULL,
    "period" DATE NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recurring_periods_pkey" PRIMARY KEY ("merchant_id","recurring_id","period")
);
