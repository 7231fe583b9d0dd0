-- DropIndex
DROP INDEX "audit_entries_merchant_id_at_idx";

-- AlterTable
ALTER TABLE "audit_entries" ADD COLUMN     "member_id" TEXT,
ADD COLUMN     "request_id" TEXT NOT NULL DEFAULT '';

-- CreateTable
CREATE TABLE "audit_seals" (
    "merchant_id" TEXT NOT NULL,
    "seq" INTEGER NOT NULL,
    "entry_id" TEXT NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_seals_pkey" PRIMARY KEY ("merchant_id","seq")
);

-- CreateTable
CREATE TABLE "audit_checks" (
    "merchant_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "links" INTEGER NOT NULL,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL,
    "faults" JSONB NOT NULL DEFAULT '[]',

    CONSTRAINT "audit_checks_pkey" PRIMARY KEY ("merchant_id")
);

-- CreateIndex
CREATE UNIQUE INDEX "audit_seals_merchant_id_entry_id_key" ON "audit_seals"("merchant_id", "entry_id");

-- CreateIndex
CREATE INDEX "audit_entries_merchant_id_at_id_idx" ON "audit_entries"("merchant_id", "at" DESC, "id" DESC);

-- The hash of a link: of the hash before it, and of every field with its length before it, so that no two entries read
-- alike. lib/audit/entry-hash.ts says the same in another language, and the check compares both. The bodies hold \x3B for
-- the semicolon, at which the engine that applies migrations splits its text.
CREATE FUNCTION "audit_hash"("before" BYTEA, "entry" "audit_entries") RETURNS BYTEA LANGUAGE sql STABLE AS E'
  SELECT sha256(before || convert_to(string_agg(octet_length(field)::text || '':'' || field, '''' ORDER BY place), ''UTF8''))
  FROM (VALUES
    (1, entry.merchant_id), (2, entry.id), (3, ((extract(epoch FROM entry.at) * 1000)::bigint)::text), (4, entry.actor),
    (5, coalesce(entry.member_id, '''')), (6, entry.action), (7, entry.target_type), (8, entry.target_id),
    (9, entry.detail::text), (10, entry.address), (11, entry.request_id)
  ) AS fields(place, field)';

CREATE FUNCTION "seal_audit_entry"() RETURNS trigger LANGUAGE plpgsql AS E'
DECLARE last_seq integer\x3B last_hash bytea\x3B
BEGIN
  PERFORM pg_advisory_xact_lock(hashtextextended(''audit '' || NEW.merchant_id, 0))\x3B
  SELECT seq, hash INTO last_seq, last_hash FROM audit_seals WHERE merchant_id = NEW.merchant_id ORDER BY seq DESC LIMIT 1\x3B
  INSERT INTO audit_seals (merchant_id, seq, entry_id, hash)
  VALUES (NEW.merchant_id, coalesce(last_seq, 0) + 1, NEW.id, audit_hash(coalesce(last_hash, ''''), NEW))\x3B
  RETURN NULL\x3B
END';

-- At the commit: nothing waits for the lock while it holds others, and the chain has the order in which entries came true.
CREATE CONSTRAINT TRIGGER "audit_sealed" AFTER INSERT ON "audit_entries" DEFERRABLE INITIALLY DEFERRED
  FOR EACH ROW EXECUTE FUNCTION "seal_audit_entry"();

CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS E'
BEGIN
  RAISE EXCEPTION ''The audit log is only ever added to'' USING ERRCODE = ''insufficient_privilege''\x3B
END';
CREATE TRIGGER "audit_entries_stay" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_seals_stay" BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

-- What is there already is sealed in the order of its ids, which is that of time.
DO E'
DECLARE entry audit_entries\x3B last_merchant text\x3B last_seq integer\x3B last_hash bytea\x3B
BEGIN
  FOR entry IN SELECT * FROM audit_entries ORDER BY merchant_id, id LOOP
    IF last_merchant IS DISTINCT FROM entry.merchant_id THEN
      last_merchant := entry.merchant_id\x3B last_seq := 0\x3B last_hash := ''''\x3B
    END IF\x3B
    last_seq := last_seq + 1\x3B
    last_hash := audit_hash(last_hash, entry)\x3B
    INSERT INTO audit_seals (merchant_id, seq, entry_id, hash) VALUES (entry.merchant_id, last_seq, entry.id, last_hash)\x3B
  END LOOP\x3B
END';
