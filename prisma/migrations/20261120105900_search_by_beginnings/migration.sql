-- Searching by the beginning of a reference, an invoice number, an e-mail or a word of a name.
-- Prisma's schema has no words for indexes over expressions, so they live only here.
CREATE INDEX "transactions_reference_beginning_idx" ON "transactions" ("merchant_id", lower("reference") text_pattern_ops);
CREATE INDEX "transactions_invoice_beginning_idx" ON "transactions" ("merchant_id", lower("invoice_number") text_pattern_ops);
CREATE INDEX "customers_email_beginning_idx" ON "customers" ("merchant_id", lower("email") text_pattern_ops);
CREATE INDEX "customers_name_words_idx" ON "customers" USING gin (to_tsvector('simple', "name"));
