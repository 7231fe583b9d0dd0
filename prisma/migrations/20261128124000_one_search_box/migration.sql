-- One box finds any string: docs/decisions/0021 says which index answers which part of a search.

-- Numbers of the merchant's own, without case and punctuation, by their beginning, their end, or one slip away.
DROP INDEX "transactions_reference_beginning_idx";
DROP INDEX "transactions_invoice_beginning_idx";
CREATE INDEX "transactions_reference_squashed" ON "transactions" ("merchant_id", translate(lower("reference"), '-_./#: ', '') text_pattern_ops);
CREATE INDEX "transactions_reference_ending" ON "transactions" ("merchant_id", reverse(translate(lower("reference"), '-_./#: ', '')) text_pattern_ops);
CREATE INDEX "transactions_invoice_squashed" ON "transactions" ("merchant_id", translate(lower("invoice_number"), '-_./#: ', '') text_pattern_ops) WHERE "invoice_number" IS NOT NULL;

-- Ids of providers and networks, exactly or by their beginning, in whatever way the database sorts text.
DROP INDEX "transactions_merchant_id_external_id_idx";
DROP INDEX "transactions_merchant_id_tx_hash_idx";
DROP INDEX "transactions_merchant_id_address_idx";
CREATE INDEX "transactions_external_id" ON "transactions" ("merchant_id", "external_id" text_pattern_ops) WHERE "external_id" IS NOT NULL;
CREATE INDEX "transactions_tx_hash" ON "transactions" ("merchant_id", "tx_hash" text_pattern_ops) WHERE "tx_hash" IS NOT NULL;
CREATE INDEX "transactions_address" ON "transactions" ("merchant_id", "address" text_pattern_ops) WHERE "address" IS NOT NULL;
CREATE INDEX "transactions_settlement_tx" ON "transactions" ("merchant_id", "settlement_tx" text_pattern_ops) WHERE "settlement_tx" IS NOT NULL;

-- What came in where that was another amount.
CREATE INDEX "transactions_other_amount" ON "transactions" ("merchant_id", "mode", "received", "created_at" DESC, "id" DESC) WHERE "received" <> "amount";

-- Names without their accents.
DROP INDEX "customers_name_words_idx";
CREATE INDEX "customers_name_words" ON "customers" USING gin (to_tsvector('simple', translate(lower("name"), 'áàâãäéèêëíìîïóòôõöúùûüñç', 'aaaaaeeeeiiiiooooouuuunc')));
