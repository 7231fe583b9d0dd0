import { isRowsFault } from "../db/is-rows-fault.ts";
import { pool } from "../db/pool.ts";
import { type Statement, statement } from "../db/statement.ts";
import { LIVE_CHANNEL } from "../live/topics.ts";
import { MAX_ATTEMPTS } from "../queue/enqueue.ts";
import { EVENTS_A_JOB } from "../queue/jobs.ts";

/** What could not be filed is left alone for a minute, so that it holds up nothing else. */
const IS_DUE = "(failed_at IS NULL OR failed_at < now() - interval '1 minute')";

const OLDEST = `SELECT id FROM webhook_arrivals WHERE ${IS_DUE} ORDER BY id LIMIT $1`;

/**
 * Arrivals become events with their jobs, and leave, in one statement. Who holds the key is the first of several copies,
 * as the intake decided; every other one is stored as a duplicate and needs no job.
 *
 * A job's key is its first event and nobody else's. With it, `unsafe_dedupe` is safe and makes `add_job` a plain insert;
 * every other mode first looks through all waiting jobs, which takes milliseconds once some thousands wait.
 */
const filing = (which: string) =>
  statement(`
  WITH taken AS (
    DELETE FROM webhook_arrivals WHERE id = ANY(array(${which} FOR UPDATE SKIP LOCKED)) RETURNING *
  ), stored AS (
    INSERT INTO webhook_events (
      merchant_id, id, connection_id, provider, mode, external_event_id, channel, type, status, scheme, matched_secret,
      first_event_id, headers, body, body_hash, body_size, received_at, receive_ms, processed_at, outcome)
    SELECT
      taken.merchant_id, event.id, taken.connection_id, provider, mode, event.external_event_id, channel, event.type,
      CASE WHEN is_first THEN 'received' ELSE 'duplicate' END, scheme, matched_secret,
      CASE WHEN NOT is_first THEN key.event_id END, event.headers::jsonb, body, encode(sha256(body), 'hex'), length(body),
      event.received_at, event.receive_ms,
      CASE WHEN NOT is_first THEN event.received_at END, CASE WHEN is_first THEN '' ELSE 'Seen before' END
    FROM taken
    CROSS JOIN LATERAL unnest(event_ids, external_event_ids, types, taken.headers, bodies, taken.received_at, taken.receive_ms)
      AS event (id, external_event_id, type, headers, body, received_at, receive_ms)
    LEFT JOIN webhook_event_keys AS key
      ON key.merchant_id = taken.merchant_id AND key.connection_id = taken.connection_id
      AND key.external_event_id = event.external_event_id
    CROSS JOIN LATERAL (SELECT coalesce(key.event_id, event.id) = event.id AS is_first) AS verdict
    RETURNING merchant_id, mode, id, status
  ), queued AS MATERIALIZED (
    SELECT graphile_worker.add_job(
      'process-webhooks', json_build_object('merchantId', merchant_id, 'mode', mode, 'eventIds', json_agg(id ORDER BY id)),
      max_attempts => ${MAX_ATTEMPTS}, job_key => min(id), job_key_mode => 'unsafe_dedupe') AS job
    FROM (
      SELECT merchant_id, mode, id, (row_number() OVER (PARTITION BY merchant_id, mode ORDER BY id) - 1) / ${EVENTS_A_JOB} AS part
      FROM stored WHERE status = 'received') AS fresh
    GROUP BY merchant_id, mode, part
  ), told AS MATERIALIZED (
    SELECT pg_notify('${LIVE_CHANNEL}', json_build_object('merchantId', merchant_id, 'topic', 'webhooks')::text)
    FROM (SELECT DISTINCT merchant_id FROM stored) AS merchants
  )
  -- Jobs and notices are made because they are counted: PostgreSQL leaves out what nobody reads.
  SELECT (SELECT count(*)::int FROM taken) AS arrivals,
    (SELECT count(*)::int FROM queued) AS jobs, (SELECT count(*)::int FROM told) AS told`);

const FILE_OLDEST = filing(OLDEST);
const FILE_ONE = filing(`SELECT id FROM webhook_arrivals WHERE id = $1 AND ${IS_DUE}`);

/** Files the oldest arrivals that no other worker is filing; answers how many there were. */
export function fileOldest(limit: number): Promise<number> {
  return file(FILE_OLDEST, limit);
}

/** Files one arrival, unless another worker is filing it or has; answers whether it did so, as a number. */
export function fileOne(id: string): Promise<number> {
  return file(FILE_ONE, id);
}

async function file(how: Statement, which: number | string): Promise<number> {
  const client = await pool().connect();
  let isSpent = true;
  try {
    const { rows } = await client.query<{ arrivals: number }>({ ...how, values: [which] });
    isSpent = false;
    return rows[0]?.arrivals ?? 0;
  } catch (thrown) {
    // PostgreSQL tells of a fault before it lets the rows go, and this worker would pass by them as by another's. Once it
    // answers again, it has let them go.
    if (isRowsFault(thrown)) await client.query("SELECT");
    throw thrown;
  } finally {
    client.release(isSpent);
  }
}

const LIST_OLDEST = statement(OLDEST);

export async function listOldest(limit: number): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>({ ...LIST_OLDEST, values: [limit] });
  return rows.map(({ id }) => id);
}

const SET_ASIDE = statement(
  `UPDATE webhook_arrivals SET failed_at = now() WHERE id = $1 AND ${IS_DUE} RETURNING connection_id AS "connectionId"`,
);

/** Leaves an arrival alone for a while; answers whose it is, or null where another worker has done so already. */
export async function setAside(id: string): Promise<{ readonly connectionId: string } | null> {
  const { rows } = await pool().query<{ connectionId: string }>({ ...SET_ASIDE, values: [id] });
  return rows[0] ?? null;
}
