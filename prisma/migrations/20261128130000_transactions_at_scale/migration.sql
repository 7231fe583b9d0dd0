-- Looking up among a million transactions: docs/decisions/0016.

-- Most rows have none of these: their indexes hold only the rows that do.
DROP INDEX "transactions_merchant_id_invoice_number_idx";
DROP INDEX "transactions_merchant_id_connection_id_session_key_idx";
DROP INDEX "transactions_merchant_id_customer_id_created_at_idx";
DROP INDEX "transactions_merchant_id_link_id_created_at_idx";
DROP INDEX "transactions_merchant_id_parent_id_idx";
DROP INDEX "transactions_next_sync_at_idx";
CREATE INDEX "transactions_invoice_number" ON "transactions"("merchant_id", "invoice_number") WHERE "invoice_number" IS NOT NULL;
CREATE INDEX "transactions_session_key" ON "transactions"("merchant_id", "connection_id", "session_key") WHERE "session_key" IS NOT NULL;
CREATE INDEX "transactions_customer" ON "transactions"("merchant_id", "customer_id", "created_at" DESC, "id" DESC) WHERE "customer_id" IS NOT NULL;
CREATE INDEX "transactions_link" ON "transactions"("merchant_id", "link_id", "created_at" DESC, "id" DESC) WHERE "link_id" IS NOT NULL;
CREATE INDEX "transactions_parent" ON "transactions"("merchant_id", "parent_id") WHERE "parent_id" IS NOT NULL;
CREATE INDEX "transactions_next_sync_at" ON "transactions"("next_sync_at") WHERE "next_sync_at" IS NOT NULL;

-- The list in its order under each filter that an index can answer.
CREATE INDEX "transactions_merchant_id_mode_method_created_at_id_idx" ON "transactions"("merchant_id", "mode", "method", "created_at" DESC, "id" DESC);
CREATE INDEX "transactions_merchant_id_mode_currency_created_at_id_idx" ON "transactions"("merchant_id", "mode", "currency", "created_at" DESC, "id" DESC);
CREATE INDEX "transactions_merchant_id_mode_amount_created_at_id_idx" ON "transactions"("merchant_id", "mode", "amount", "created_at" DESC, "id" DESC);
CREATE INDEX "transactions_country" ON "transactions"("merchant_id", "mode", "country", "created_at" DESC, "id" DESC) WHERE "country" IS NOT NULL;
CREATE INDEX "transactions_not_payments" ON "transactions"("merchant_id", "mode", "kind", "created_at" DESC, "id" DESC) WHERE "kind" <> 'payment';

-- A connection has its own methods, a method its currencies and countries: without knowing that, the planner takes what
-- fits nothing for what fits every tenth row, and walks the whole list.
CREATE STATISTICS "transactions_connection_method" (mcv) ON "connection_id", "method" FROM "transactions";
ALTER STATISTICS "transactions_connection_method" SET STATISTICS 500;
CREATE STATISTICS "transactions_connection_currency" (mcv) ON "connection_id", "currency" FROM "transactions";
ALTER STATISTICS "transactions_connection_currency" SET STATISTICS 500;
CREATE STATISTICS "transactions_connection_country" (mcv) ON "connection_id", "country" FROM "transactions";
ALTER STATISTICS "transactions_connection_country" SET STATISTICS 500;
CREATE STATISTICS "transactions_method_currency" (mcv) ON "method", "currency" FROM "transactions";
ALTER STATISTICS "transactions_method_currency" SET STATISTICS 500;
CREATE STATISTICS "transactions_method_country" (mcv) ON "method", "country" FROM "transactions";
ALTER STATISTICS "transactions_method_country" SET STATISTICS 500;
CREATE STATISTICS "transactions_currency_country" (mcv) ON "currency", "country" FROM "transactions";
ALTER STATISTICS "transactions_currency_country" SET STATISTICS 500;

CREATE TABLE "transaction_count_changes" (
    "id" BIGSERIAL NOT NULL,
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "connection_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    "amount" DECIMAL(56,18) NOT NULL,

    CONSTRAINT "transaction_count_changes_pkey" PRIMARY KEY ("id")
);

CREATE TABLE "transaction_totals" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "connection_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "country" TEXT NOT NULL,
    "status" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "transaction_totals_pkey" PRIMARY KEY ("merchant_id","mode","connection_id","kind","method","currency","country","status")
);

-- The keys hold what is summed as well: a sum is read from the key alone.
CREATE TABLE "transaction_days" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "value" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "status" TEXT NOT NULL,
    "count" BIGINT NOT NULL,

    CONSTRAINT "transaction_days_pkey" PRIMARY KEY ("merchant_id","mode","dimension","value","day","status") INCLUDE ("count")
);

CREATE TABLE "transaction_way_days" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "connection_id" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "settled" BIGINT NOT NULL,
    "paid" BIGINT NOT NULL,

    CONSTRAINT "transaction_way_days_pkey" PRIMARY KEY ("merchant_id","mode","day","connection_id","method")
);

CREATE TABLE "transaction_hours" (
    "merchant_id" TEXT NOT NULL,
    "mode" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "currency" TEXT NOT NULL,
    "paid" BIGINT NOT NULL,
    "amount" DECIMAL(56,18) NOT NULL,

    CONSTRAINT "transaction_hours_pkey" PRIMARY KEY ("merchant_id","mode","hour","currency") INCLUDE ("paid", "amount")
);

CREATE INDEX "transaction_count_changes_merchant_id_mode_hour_idx" ON "transaction_count_changes"("merchant_id", "mode", "hour");

CREATE INDEX "transaction_totals_empty" ON "transaction_totals"("merchant_id") WHERE "count" = 0;
CREATE INDEX "transaction_days_empty" ON "transaction_days"("merchant_id") WHERE "count" = 0;

-- Whoever writes, and however, the counts know of it. The bodies hold \x3B for the semicolon, at which the engine that
-- applies migrations splits its text.
CREATE FUNCTION "count_added_transactions"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  INSERT INTO transaction_count_changes (merchant_id, mode, hour, connection_id, kind, method, currency, country, status, count, amount)
  SELECT merchant_id, mode, date_trunc(''hour'', created_at, ''UTC''), connection_id, kind, method, currency, coalesce(country, ''''), status,
    count(*), sum(coalesce(received, amount))
  FROM added GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9\x3B
  RETURN NULL\x3B
END';
CREATE FUNCTION "count_removed_transactions"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  INSERT INTO transaction_count_changes (merchant_id, mode, hour, connection_id, kind, method, currency, country, status, count, amount)
  SELECT merchant_id, mode, date_trunc(''hour'', created_at, ''UTC''), connection_id, kind, method, currency, coalesce(country, ''''), status,
    -count(*), -sum(coalesce(received, amount))
  FROM removed GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9\x3B
  RETURN NULL\x3B
END';
CREATE FUNCTION "count_changed_transaction"() RETURNS trigger LANGUAGE plpgsql AS E'BEGIN
  INSERT INTO transaction_count_changes (merchant_id, mode, hour, connection_id, kind, method, currency, country, status, count, amount)
  VALUES
    (OLD.merchant_id, OLD.mode, date_trunc(''hour'', OLD.created_at, ''UTC''), OLD.connection_id, OLD.kind, OLD.method, OLD.currency, coalesce(OLD.country, ''''), OLD.status,
      -1, -coalesce(OLD.received, OLD.amount)),
    (NEW.merchant_id, NEW.mode, date_trunc(''hour'', NEW.created_at, ''UTC''), NEW.connection_id, NEW.kind, NEW.method, NEW.currency, coalesce(NEW.country, ''''), NEW.status,
      1, coalesce(NEW.received, NEW.amount))\x3B
  RETURN NULL\x3B
END';
CREATE TRIGGER "count_added" AFTER INSERT ON "transactions" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "count_added_transactions"();
CREATE TRIGGER "count_removed" AFTER DELETE ON "transactions" REFERENCING OLD TABLE AS removed
  FOR EACH STATEMENT EXECUTE FUNCTION "count_removed_transactions"();
CREATE TRIGGER "count_changed" AFTER UPDATE ON "transactions" FOR EACH ROW
  WHEN ((OLD.merchant_id, OLD.mode, OLD.created_at, OLD.connection_id, OLD.kind, OLD.method, OLD.currency, OLD.country, OLD.status, OLD.amount, OLD.received)
    IS DISTINCT FROM (NEW.merchant_id, NEW.mode, NEW.created_at, NEW.connection_id, NEW.kind, NEW.method, NEW.currency, NEW.country, NEW.status, NEW.amount, NEW.received))
  EXECUTE FUNCTION "count_changed_transaction"();

-- What is there already counts as added now.
INSERT INTO "transaction_count_changes" (merchant_id, mode, hour, connection_id, kind, method, currency, country, status, count, amount)
SELECT merchant_id, mode, date_trunc('hour', created_at, 'UTC'), connection_id, kind, method, currency, coalesce(country, ''), status,
  count(*), sum(coalesce(received, amount))
FROM "transactions" GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9;
