import type pg from "pg";
import type { Scope } from "#lib/auth/scope.ts";
import { PROVIDERS } from "#lib/providers/registry.ts";
import { aConnection, aMerchant } from "#lib/testing/merchant-fixture.ts";

export interface Seeded {
  readonly scope: Scope;
  readonly connectionIds: readonly string[];
  readonly events: number;
}

const DAYS = 110;
const NEIGHBOURS = 100_000;
const TRANSACTIONS = 100_000;
/** Rows of one statement: what a flush of the log can take without stalling the rest of the machine. */
const STEP = 100_000;

/** One merchant with `count` events of several months, and another one whose rows lie between them. */
export async function seedInbox(client: pg.ClientBase, count: number): Promise<Seeded> {
  await client.query(ULID_FUNCTION);
  const scope = await aMerchant();
  const connectionIds = await connect(scope);
  const neighbour = await aMerchant();
  await addTransactions(client, scope, connectionIds);
  const neighbours = await connect(neighbour);
  const indexes = await dropIndexes(client);
  await addEvents(client, { scope: neighbour, connectionIds: neighbours, count: NEIGHBOURS, letter: "B" });
  await addEvents(client, { scope, connectionIds, count, letter: "A" });
  for (const index of indexes) await client.query(index);
  await client.query("VACUUM (ANALYZE) webhook_events, webhook_event_keys, transactions");
  return { scope, connectionIds, events: count + NEIGHBOURS };
}

/** Indexes made afterwards are made in a fraction of the time; answers how to make them. */
async function dropIndexes(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query<{ name: string; made: string }>(
    `SELECT indexname AS name, replace(indexdef, ' ON ONLY ', ' ON ') AS made FROM pg_indexes
     WHERE tablename = 'webhook_events' AND indexname <> 'webhook_events_pkey'`,
  );
  for (const { name } of rows) await client.query(`DROP INDEX "${name}"`);
  return rows.map(({ made }) => made);
}

/** Two of the fixtures' own provider, whose events can be read, and one of every other. */
async function connect(scope: Scope): Promise<string[]> {
  const main = await aConnection(scope);
  const others = PROVIDERS.filter(({ id }) => id !== main.provider.id).map(({ id }) => id);
  const rest = [main.provider.id, ...others].map((provider) => aConnection(scope, { provider }));
  return [main.id, ...(await Promise.all(rest)).map(({ id }) => id)];
}

async function addTransactions(client: pg.ClientBase, scope: Scope, connectionIds: readonly string[]) {
  await client.query(
    `INSERT INTO transactions (merchant_id, id, connection_id, provider, mode, kind, status, reference, external_id,
       amount, currency, method, method_label, idempotency_key)
     SELECT $1, bench_ulid('txn', '2026-01-01', n, 'T'), $2, 'bench', $3, 'payment', 'succeeded', 'ORD-' || n, 'ext_' || n,
       100, 'USD', 'card', 'Card', 'key_' || n
     FROM generate_series(1, ${TRANSACTIONS}) AS n`,
    [scope.merchantId, connectionIds[0], scope.mode],
  );
}

interface Batch {
  readonly scope: Scope;
  readonly connectionIds: readonly string[];
  readonly count: number;
  readonly letter: string;
}

async function addEvents(client: pg.ClientBase, { scope, connectionIds, count, letter }: Batch) {
  const spacing = (DAYS * 86_400_000) / count;
  const start = new Date(Date.now() - DAYS * 86_400_000);
  for (let first = 1; first <= count; first += STEP) {
    const last = Math.min(count, first + STEP - 1);
    const values = [scope.merchantId, scope.mode, connectionIds, start, spacing, first, last, letter, count];
    await client.query(EVENTS, values);
  }
}

/** An id of this kind at this moment, in Crockford's 32 letters like those of lib/ids.ts. One expression, so that it is inlined. */
const LETTERS = Array.from({ length: 10 }, (_, place) => {
  const part = `((extract(epoch FROM at) * 1000)::bigint >> ${45 - 5 * place}) & 31`;
  return `substr('0123456789ABCDEFGHJKMNPQRSTVWXYZ', (${part})::int + 1, 1)`;
});
const ULID_FUNCTION = `
  CREATE FUNCTION bench_ulid(prefix text, at timestamptz, n bigint, letter text) RETURNS text LANGUAGE sql IMMUTABLE AS $$
    SELECT prefix || '_' || ${LETTERS.join(" || ")} || letter || lpad(n::text, 15, '0') $$`;

/**
 * 94 % applied, 2 % copies, 2 % ignored, 0.2 % that will be tried again, 0.1 % dead, 1 % refused, the newest waiting;
 * 3 % by a stream; 20 types, each at one connection, by a falling share; every hundredth was slow, of those some very.
 */
const EVENTS = `
  WITH drawn AS (
    SELECT n, $4::timestamptz + (n * $5::float8) * interval '1 ms' AS exact, (n * 7919) % 1000 AS chance,
      floor(20 * power(((n * 104729) % 9973) / 9973.0, 2))::int AS kind
    FROM generate_series($6::bigint, $7::bigint) AS n
  ), told AS (
    SELECT *, date_trunc('milliseconds', exact) AS at, ($3::text[])[1 + kind % cardinality($3::text[])] AS connection,
      CASE WHEN chance < 20 THEN 'duplicate' WHEN chance < 40 THEN 'ignored' WHEN chance < 50 THEN 'rejected'
        WHEN chance < 52 THEN 'failed' WHEN chance = 52 THEN 'dead' WHEN n > $9::bigint - 40 THEN 'received'
        ELSE 'processed' END AS status
    FROM drawn
  ), made AS (
    SELECT *, bench_ulid('evt', at, n, $8) AS id, CASE WHEN status = 'rejected' THEN '' ELSE 'payment.kind_' || kind END AS type
    FROM told
  ), stored AS (
    INSERT INTO webhook_events (merchant_id, id, connection_id, provider, mode, external_event_id, channel, type, status,
      refusal, scheme, matched_secret, first_event_id, headers, body, body_hash, body_size, received_at, receive_ms,
      processed_at, attempts, error_code, error_message, outcome, transaction_id, accepted_at, accepted_by)
    SELECT $1, id, connection, 'bench', $2, CASE WHEN status <> 'rejected' THEN 'their_' || $8 || n END,
      CASE WHEN chance BETWEEN 900 AND 924 THEN 'stream' WHEN chance = 925 THEN 'recovery' ELSE 'webhook' END, type, status,
      CASE WHEN status = 'rejected' THEN 'bad_proof' END, 'hex', 'current',
      CASE WHEN status = 'duplicate' THEN bench_ulid('evt', at, n - 1, $8) END,
      jsonb_build_object('content-type', 'application/json', 'user-agent', 'Bench/1.0', 'x-signature', md5(n::text) || md5(id)),
      convert_to(jsonb_build_object('id', id, 'type', type, 'data', jsonb_build_object('order', n, 'note', repeat(md5(n::text), 10)))::text, 'UTF8'),
      md5(id), 500, at, 3,
      CASE WHEN status IN ('processed', 'ignored', 'duplicate') THEN at + CASE
        WHEN chance = 999 THEN interval '15 min' WHEN chance BETWEEN 990 AND 998 THEN interval '3 s' ELSE interval '120 ms' END END,
      CASE WHEN status = 'dead' THEN 10 WHEN status = 'failed' THEN 3 WHEN chance = 999 THEN 7 WHEN chance BETWEEN 990 AND 998 THEN 2
        WHEN status IN ('processed', 'ignored') THEN 1 ELSE 0 END,
      CASE WHEN status IN ('failed', 'dead') THEN 'transaction_unknown' END,
      CASE WHEN status IN ('failed', 'dead') THEN 'No such payment here' END,
      CASE WHEN status = 'processed' THEN 'Applied' ELSE '' END,
      CASE WHEN status = 'processed' AND chance > 400 THEN bench_ulid('txn', '2026-01-01', 1 + n % ${TRANSACTIONS}, 'T') END,
      CASE WHEN chance = 700 AND n % 10 = 0 THEN at + interval '1 hour' END, CASE WHEN chance = 700 AND n % 10 = 0 THEN 'Somebody' END
    FROM made ORDER BY n
  )
  INSERT INTO webhook_event_keys (merchant_id, connection_id, external_event_id, event_id)
  SELECT $1, connection, 'their_' || $8 || n, id FROM made WHERE status NOT IN ('rejected', 'duplicate')`;
