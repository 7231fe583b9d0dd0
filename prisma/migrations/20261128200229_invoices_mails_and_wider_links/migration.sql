-- AlterTable
ALTER TABLE "payment_links" ADD COLUMN     "closed_message" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "hold_minutes" INTEGER,
ADD COLUMN     "invoice_id" TEXT,
ADD COLUMN     "lines" JSONB,
ADD COLUMN     "max_amount" DECIMAL(38,18),
ADD COLUMN     "min_amount" DECIMAL(38,18),
ADD COLUMN     "questions" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "suggested_amount" DECIMAL(38,18);

-- AlterTable
ALTER TABLE "merchants" ADD COLUMN     "legal_text" TEXT NOT NULL DEFAULT '',
ADD COLUMN     "return_hosts" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "invoices" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'invoice',
    "status" TEXT NOT NULL DEFAULT 'draft',
    "number" TEXT,
    "series_id" TEXT,
    "slug" TEXT NOT NULL,
    "customer_id" TEXT,
    "bill_to" JSONB NOT NULL,
    "currency" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'en',
    "issue_date" DATE,
    "due_date" DATE NOT NULL,
    "rounding" TEXT NOT NULL DEFAULT 'line',
    "discount" DECIMAL(7,4) NOT NULL DEFAULT 0,
    "notes" TEXT NOT NULL DEFAULT '',
    "terms" TEXT NOT NULL DEFAULT '',
    "attachments" JSONB NOT NULL DEFAULT '[]',
    "subtotal" DECIMAL(38,18) NOT NULL,
    "discount_total" DECIMAL(38,18) NOT NULL,
    "tax_total" DECIMAL(38,18) NOT NULL,
    "total" DECIMAL(38,18) NOT NULL,
    "paid" DECIMAL(38,18) NOT NULL DEFAULT 0,
    "credited" DECIMAL(38,18) NOT NULL DEFAULT 0,
    "allows_partial" BOOLEAN NOT NULL DEFAULT false,
    "link_id" TEXT,
    "credit_of" TEXT,
    "recurring_id" TEXT,
    "void_reason" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),
    "viewed_at" TIMESTAMPTZ(3),
    "paid_at" TIMESTAMPTZ(3),
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "invoices_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "invoice_lines" (
    "merchant_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "description" TEXT NOT NULL,
    "quantity" DECIMAL(18,6) NOT NULL,
    "unit_price" DECIMAL(38,18) NOT NULL,
    "discount" DECIMAL(7,4) NOT NULL DEFAULT 0,
    "tax_name" TEXT NOT NULL DEFAULT '',
    "tax_rate" DECIMAL(7,4) NOT NULL DEFAULT 0,
    "tax_included" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "invoice_lines_pkey" PRIMARY KEY ("merchant_id","invoice_id","position")
);

-- CreateTable
CREATE TABLE "invoice_payments" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "transaction_id" TEXT,
    "amount" DECIMAL(38,18) NOT NULL,
    "method" TEXT NOT NULL DEFAULT '',
    "reason" TEXT NOT NULL DEFAULT '',
    "received_on" DATE NOT NULL,
    "created_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_payments_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "invoice_series" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kind" TEXT NOT NULL DEFAULT 'invoice',
    "prefix" TEXT NOT NULL,
    "digits" INTEGER NOT NULL DEFAULT 4,
    "next" INTEGER NOT NULL DEFAULT 1,
    "is_default" BOOLEAN NOT NULL DEFAULT false,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_series_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "recurring_invoices" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "every" TEXT NOT NULL,
    "anchor_day" INTEGER NOT NULL,
    "next_on" DATE NOT NULL,
    "ends_on" DATE,
    "due_in_days" INTEGER NOT NULL DEFAULT 14,
    "sends" BOOLEAN NOT NULL DEFAULT true,
    "status" TEXT NOT NULL DEFAULT 'active',
    "problem" TEXT NOT NULL DEFAULT '',
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "recurring_invoices_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "invoice_reminders" (
    "merchant_id" TEXT NOT NULL,
    "invoice_id" TEXT NOT NULL,
    "day" INTEGER NOT NULL,
    "mail_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "invoice_reminders_pkey" PRIMARY KEY ("merchant_id","invoice_id","day")
);

-- CreateTable
CREATE TABLE "mail_settings" (
    "merchant_id" TEXT NOT NULL,
    "sender_name" TEXT NOT NULL DEFAULT '',
    "reply_to" TEXT,
    "reminder_days" INTEGER[] DEFAULT ARRAY[-3, 1, 7, 14]::INTEGER[],
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "mail_settings_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateTable
CREATE TABLE "mails" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "to_name" TEXT NOT NULL DEFAULT '',
    "to_email" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "message" TEXT NOT NULL DEFAULT '',
    "target_type" TEXT NOT NULL,
    "target_id" TEXT NOT NULL,
    "subject" TEXT NOT NULL DEFAULT '',
    "status" TEXT NOT NULL DEFAULT 'queued',
    "tries" INTEGER NOT NULL DEFAULT 0,
    "problem" TEXT NOT NULL DEFAULT '',
    "message_id" TEXT,
    "created_by" TEXT,
    "once_key" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "mails_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateTable
CREATE TABLE "payment_link_prices" (
    "merchant_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "amount" DECIMAL(38,18),

    CONSTRAINT "payment_link_prices_pkey" PRIMARY KEY ("merchant_id","link_id","currency")
);

-- CreateTable
CREATE TABLE "payment_link_images" (
    "merchant_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,

    CONSTRAINT "payment_link_images_pkey" PRIMARY KEY ("merchant_id","link_id")
);

-- CreateTable
CREATE TABLE "payment_answers" (
    "merchant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "link_id" TEXT NOT NULL,
    "answers" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_answers_pkey" PRIMARY KEY ("merchant_id","transaction_id")
);

-- CreateTable
CREATE TABLE "payment_fallbacks" (
    "merchant_id" TEXT NOT NULL,
    "transaction_id" TEXT NOT NULL,
    "next_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_fallbacks_pkey" PRIMARY KEY ("merchant_id","transaction_id")
);

-- CreateTable
CREATE TABLE "payment_link_templates" (
    "merchant_id" TEXT NOT NULL,
    "id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "form" JSONB NOT NULL,
    "created_by" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "payment_link_templates_pkey" PRIMARY KEY ("merchant_id","id")
);

-- CreateIndex
CREATE INDEX "invoices_slug_idx" ON "invoices"("slug");

-- CreateIndex
CREATE INDEX "invoices_merchant_id_link_id_idx" ON "invoices"("merchant_id", "link_id");

-- CreateIndex
CREATE INDEX "invoices_merchant_id_credit_of_idx" ON "invoices"("merchant_id", "credit_of");

-- CreateIndex
CREATE INDEX "invoices_merchant_id_mode_created_at_id_idx" ON "invoices"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "invoices_merchant_id_mode_status_due_date_idx" ON "invoices"("merchant_id", "mode", "status", "due_date");

-- CreateIndex
CREATE INDEX "invoices_merchant_id_customer_id_created_at_idx" ON "invoices"("merchant_id", "customer_id", "created_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "invoices_merchant_id_mode_kind_number_key" ON "invoices"("merchant_id", "mode", "kind", "number");

-- CreateIndex
CREATE INDEX "invoice_payments_merchant_id_invoice_id_created_at_idx" ON "invoice_payments"("merchant_id", "invoice_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_payments_merchant_id_transaction_id_key" ON "invoice_payments"("merchant_id", "transaction_id");

-- CreateIndex
CREATE UNIQUE INDEX "invoice_series_merchant_id_mode_kind_prefix_key" ON "invoice_series"("merchant_id", "mode", "kind", "prefix");

-- CreateIndex
CREATE INDEX "recurring_invoices_status_next_on_idx" ON "recurring_invoices"("status", "next_on");

-- CreateIndex
CREATE INDEX "recurring_invoices_merchant_id_template_id_idx" ON "recurring_invoices"("merchant_id", "template_id");

-- CreateIndex
CREATE INDEX "mails_merchant_id_target_id_created_at_idx" ON "mails"("merchant_id", "target_id", "created_at" DESC);

-- CreateIndex
CREATE INDEX "mails_merchant_id_mode_created_at_id_idx" ON "mails"("merchant_id", "mode", "created_at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "mails_merchant_id_to_email_status_idx" ON "mails"("merchant_id", "to_email", "status");

-- CreateIndex
CREATE UNIQUE INDEX "mails_merchant_id_once_key_key" ON "mails"("merchant_id", "once_key");

-- CreateIndex
CREATE INDEX "payment_answers_merchant_id_link_id_idx" ON "payment_answers"("merchant_id", "link_id");

-- CreateIndex
CREATE INDEX "payment_fallbacks_merchant_id_next_id_idx" ON "payment_fallbacks"("merchant_id", "next_id");

-- CreateIndex
CREATE UNIQUE INDEX "payment_link_templates_merchant_id_mode_name_key" ON "payment_link_templates"("merchant_id", "mode", "name");

-- AddForeignKey
ALTER TABLE "invoices" ADD CONSTRAINT "invoices_merchant_id_customer_id_fkey" FOREIGN KEY ("merchant_id", "customer_id") REFERENCES "customers"("merchant_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "invoice_lines" ADD CONSTRAINT "invoice_lines_merchant_id_invoice_id_fkey" FOREIGN KEY ("merchant_id", "invoice_id") REFERENCES "invoices"("merchant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "invoice_payments" ADD CONSTRAINT "invoice_payments_merchant_id_invoice_id_fkey" FOREIGN KEY ("merchant_id", "invoice_id") REFERENCES "invoices"("merchant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_link_prices" ADD CONSTRAINT "payment_link_prices_merchant_id_link_id_fkey" FOREIGN KEY ("merchant_id", "link_id") REFERENCES "payment_links"("merchant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "payment_link_images" ADD CONSTRAINT "payment_link_images_merchant_id_link_id_fkey" FOREIGN KEY ("merchant_id", "link_id") REFERENCES "payment_links"("merchant_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;
