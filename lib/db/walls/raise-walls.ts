import type pg from "pg";
import { APP_ROLE, FINDER_ROLE, LIMITED_ROLE, MEMBER_ROLE } from "./walled-pool.ts";

/** Only ever added to, by anybody. */
const APPEND_ONLY = ["audit_entries", "audit_seals"];
/** What look-ups for ids compare: what somebody may be found by, and nothing that is a secret. */
const FOUND_IN = [
  "customers",
  "transactions",
  "transaction_tags",
  "transaction_totals",
  "transaction_count_changes",
];
/** The migrations' own record is read to tell whether the database fits this version. */
const READ_ONLY = ["_prisma_migrations"];

/**
 * Gives the app's roles what they may do, after the migrations; what is there already stays as it is. Every table
 * with a `merchant_id` gets row security: `paydeck_app` (worker, inbox, sign-in) sees all rows, `paydeck_member` those
 * of the merchant in `paydeck.merchant`, `paydeck_limited` of those only what came through the connections in
 * `paydeck.connections`, and `paydeck_finder` reads a few tables to find ids. None may change what the audit log says, nor touch a table's definition.
 * Throws, with the statements that help, when the database's user may not make roles.
 */
export async function raiseWalls(client: pg.ClientBase): Promise<void> {
  for (const role of [APP_ROLE, MEMBER_ROLE, LIMITED_ROLE, FINDER_ROLE]) await ensureRole(client, role);
  await letFinderBy(client);
  await client.query(RAISE);
}

async function ensureRole(client: pg.ClientBase, role: string): Promise<void> {
  try {
    await client.query(`DO $$
    DECLARE
      -- Since PostgreSQL 16 whoever makes a role may administer it, and may not yet act as it.
      acting text := CASE WHEN current_setting('server_version_num')::int < 160000 THEN 'MEMBER' ELSE 'SET' END;
    BEGIN
      IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${role}') THEN
        CREATE ROLE ${role} NOLOGIN NOBYPASSRLS;
      END IF;
      IF NOT pg_has_role(current_user, '${role}', acting) THEN
        GRANT ${role} TO CURRENT_USER;
      END IF;
      -- Another database of the same server makes the same role at the same moment.
      EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
    END $$`);
  } catch (thrown) {
    throw new Error(
      `The database's user cannot make the role ${role}. Have an administrator run once: ` +
        `CREATE ROLE ${role} NOLOGIN; GRANT ${role} TO the user of DATABASE_URL;`,
      { cause: thrown },
    );
  }
}

/**
 * Who only finds passes row security by: with it PostgreSQL would not look at what it knows of amounts and patterns, and
 * choose bad ways. Only a user with that right can give it; without, the finder sees the same rows by a policy.
 */
async function letFinderBy(client: pg.ClientBase): Promise<void> {
  await client.query(`DO $$ BEGIN
    IF NOT (SELECT rolbypassrls FROM pg_roles WHERE rolname = '${FINDER_ROLE}') THEN
      ALTER ROLE ${FINDER_ROLE} BYPASSRLS;
    END IF;
    -- Another database of the same server does the same at the same moment, or it is not for us to do.
    EXCEPTION WHEN insufficient_privilege OR internal_error THEN NULL;
  END $$`);
}

const list = (names: readonly string[]): string => names.map((name) => `'${name}'`).join(", ");

const ALL = `${APP_ROLE}, ${MEMBER_ROLE}, ${LIMITED_ROLE}`;

/** What is said of a transaction, seen by whoever sees the transaction. */
const OF_TRANSACTIONS = [
  "case_links",
  "note_mentions",
  "notes",
  "timeline_entries",
  "transaction_recipients",
  "transaction_tags",
];
/** Of all connections together: nothing of these can be shown to who sees some. */
const OF_ALL_CONNECTIONS = [
  "double_payments",
  "export_parts",
  "exports",
  "transaction_days",
  "transaction_hours",
];

const OWN_MERCHANT = "(SELECT current_setting(''paydeck.merchant'', true))";
const OWN_CONNECTIONS = "string_to_array((SELECT current_setting(''paydeck.connections'', true)), '','')";

const RAISE = `DO $$
DECLARE
  one record;
  own text;
BEGIN
  GRANT USAGE ON SCHEMA public, graphile_worker TO ${ALL};
  GRANT USAGE ON SCHEMA public TO ${FINDER_ROLE};
  -- A partition is reached through its table alone, whose row security then holds.
  FOR one IN
    SELECT c.oid, c.oid::regclass AS name, c.relname, c.relrowsecurity,
      EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'merchant_id') AS has_merchant,
      EXISTS (SELECT FROM pg_attribute WHERE attrelid = c.oid AND attname = 'connection_id') AS has_connection
    FROM pg_class c
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition
      AND NOT (has_table_privilege('${APP_ROLE}', c.oid, 'SELECT') AND c.relrowsecurity)
  LOOP
    IF one.relname IN (${list(READ_ONLY)}) THEN
      EXECUTE format('GRANT SELECT ON %s TO ${APP_ROLE}', one.name);
    ELSIF one.relname IN (${list(APPEND_ONLY)}) THEN
      EXECUTE format('GRANT SELECT, INSERT ON %s TO ${ALL}', one.name);
    ELSE
      EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${ALL}', one.name);
    END IF;
    IF one.relname IN (${list(FOUND_IN)}) THEN
      EXECUTE format('GRANT SELECT ON %s TO ${FINDER_ROLE}', one.name);
    END IF;
    own := CASE WHEN one.has_merchant THEN 'merchant_id' WHEN one.relname = 'merchants' THEN 'id' END;
    CONTINUE WHEN own IS NULL;
    EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', one.name);
    -- A restored backup may have brought them without the rights, or the rights without them.
    EXECUTE format('DROP POLICY IF EXISTS every_row ON %s', one.name);
    EXECUTE format('DROP POLICY IF EXISTS own_rows ON %s', one.name);
    EXECUTE format('DROP POLICY IF EXISTS own_connections ON %s', one.name);
    EXECUTE format('CREATE POLICY every_row ON %s TO ${APP_ROLE}, ${FINDER_ROLE} USING (true)', one.name);
    EXECUTE format('CREATE POLICY own_rows ON %s TO ${MEMBER_ROLE} USING (%I = ${OWN_MERCHANT})', one.name, own);
    EXECUTE format('CREATE POLICY own_connections ON %s TO ${LIMITED_ROLE} USING (%I = ${OWN_MERCHANT} AND %s)',
      one.name, own, CASE
        WHEN one.relname IN (${list(OF_ALL_CONNECTIONS)}) THEN 'false'
        WHEN one.relname = 'connections' THEN 'id = ANY (${OWN_CONNECTIONS})'
        WHEN one.has_connection THEN 'connection_id = ANY (${OWN_CONNECTIONS})'
        WHEN one.relname IN (${list(OF_TRANSACTIONS)}) THEN format(
          'EXISTS (SELECT FROM transactions t WHERE t.merchant_id = %1$s.merchant_id AND t.id = %1$s.transaction_id)', one.name)
        ELSE 'true' END);
  END LOOP;
  GRANT USAGE ON ALL SEQUENCES IN SCHEMA public, graphile_worker TO ${ALL};
  GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA graphile_worker TO ${ALL};
  -- The queue's tables have row security of their own, for nobody but their owner.
  FOR one IN
    SELECT c.oid, c.oid::regclass AS name FROM pg_class c
    WHERE c.relnamespace = 'graphile_worker'::regnamespace AND c.relkind IN ('r', 'p', 'v')
      AND NOT has_table_privilege('${APP_ROLE}', c.oid, 'SELECT')
  LOOP
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO ${ALL}', one.name);
    IF (SELECT relkind FROM pg_class WHERE oid = one.oid) <> 'v' THEN
      EXECUTE format('DROP POLICY IF EXISTS every_job ON %s', one.name);
      EXECUTE format('CREATE POLICY every_job ON %s TO ${ALL} USING (true)', one.name);
    END IF;
  END LOOP;
END $$`;
