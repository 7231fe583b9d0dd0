import { byteaArray, intArray, textArray, timeArray } from "../db/binary-array.ts";
import { intakePool, pool } from "../db/pool.ts";
import type { ConnectionId, MerchantId } from "../ids.ts";
import type { Mode } from "../mode.ts";

/** A refused request to a connection's address. */
export interface RejectedRequest {
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly connectionId: ConnectionId;
  readonly provider: string;
  readonly id: string;
  readonly refusal: string;
  /** JSON. */
  readonly headers: string;
  /** What is kept of it. */
  readonly body: Uint8Array;
  readonly bodyHash: string;
  /** Bytes that came. */
  readonly bodySize: number;
  readonly receivedAt: Date;
  readonly receiveMs: number;
}

/** Keeps refused requests for people to look at; they are never processed. */
export async function insertRejected(rows: readonly RejectedRequest[]): Promise<void> {
  await intakePool().query({
    name: "store-rejected",
    text: `
      WITH given AS MATERIALIZED (
        SELECT * FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[],
          $9::text[], $10::int[], $11::timestamptz[], $12::int[])
          AS given (merchant_id, mode, connection_id, provider, id, refusal, headers, body, body_hash, body_size, received_at, receive_ms)
      ), counted AS (
        INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
        SELECT merchant_id, mode, date_trunc('hour', received_at, 'UTC'), connection_id, pg_backend_pid() % 8, count(*)
        FROM given GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
        ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
          DO UPDATE SET received = webhook_hourly_counts.received + excluded.received
      )
      INSERT INTO webhook_events (
        merchant_id, mode, connection_id, provider, id, refusal, headers, body, body_hash, body_size, body_cut,
        received_at, receive_ms, status)
      SELECT merchant_id, mode, connection_id, provider, id, refusal, headers::jsonb, body, body_hash, body_size,
        length(body) < body_size, received_at, receive_ms, 'rejected'
      FROM given`,
    values: [
      textArray(rows.map(({ merchantId }) => merchantId)),
      textArray(rows.map(({ mode }) => mode)),
      textArray(rows.map(({ connectionId }) => connectionId)),
      textArray(rows.map(({ provider }) => provider)),
      textArray(rows.map(({ id }) => id)),
      textArray(rows.map(({ refusal }) => refusal)),
      textArray(rows.map(({ headers }) => headers)),
      byteaArray(rows.map(({ body }) => body)),
      textArray(rows.map(({ bodyHash }) => bodyHash)),
      intArray(rows.map(({ bodySize }) => bodySize)),
      timeArray(rows.map(({ receivedAt }) => receivedAt)),
      intArray(rows.map(({ receiveMs }) => receiveMs)),
    ],
  });
}

/** A request to an address that does not exist. */
export interface StrayRequest {
  readonly id: string;
  readonly connectionId: string;
  /** JSON. */
  readonly headers: string;
  readonly body: Uint8Array;
  readonly receivedAt: Date;
}

export async function insertStrays(rows: readonly StrayRequest[]): Promise<void> {
  await intakePool().query({
    name: "store-strays",
    text: `
      INSERT INTO stray_webhooks (id, connection_id, headers, body, received_at)
      SELECT id, connection_id, headers::jsonb, body, received_at
      FROM unnest($1::text[], $2::text[], $3::text[], $4::bytea[], $5::timestamptz[])
        AS given (id, connection_id, headers, body, received_at)`,
    values: [
      textArray(rows.map(({ id }) => id)),
      textArray(rows.map(({ connectionId }) => connectionId)),
      textArray(rows.map(({ headers }) => headers)),
      byteaArray(rows.map(({ body }) => body)),
      timeArray(rows.map(({ receivedAt }) => receivedAt)),
    ],
  });
}

/** Cuts strays to the newest `limit`. */
export async function trimStrays(limit: number): Promise<void> {
  await pool().query(
    "DELETE FROM stray_webhooks WHERE id IN (SELECT id FROM stray_webhooks ORDER BY received_at DESC OFFSET $1)",
    [limit],
  );
}

/**
 * Cuts every connection's refused requests to the newest `rows` and to `bytes` of bodies, and all of them together to
 * `allBytes`, and counts what it removes: nothing goes unaccounted. The worker's own sweep: it crosses merchants. Sizes are read beside the bodies, never the bodies.
 */
export async function trimRejected(most: {
  readonly rows: number;
  readonly bytes: number;
  readonly allBytes: number;
}): Promise<void> {
  await pool().query(
    `WITH removed AS (
     DELETE FROM webhook_events USING (
       SELECT merchant_id, id, received_at,
         row_number() OVER own AS place, sum(octet_length(body)) OVER own AS bytes,
         sum(octet_length(body)) OVER (ORDER BY received_at DESC, id DESC) AS all_bytes
       FROM webhook_events WHERE status = 'rejected'
       WINDOW own AS (PARTITION BY merchant_id, connection_id ORDER BY received_at DESC, id DESC)) AS ranked
     WHERE webhook_events.merchant_id = ranked.merchant_id AND webhook_events.id = ranked.id
       AND webhook_events.received_at = ranked.received_at
       -- Once more, of the row as it is when its turn comes: it may be let in meanwhile.
       AND webhook_events.status = 'rejected'
       AND (ranked.place > $1 OR ranked.bytes > $2 OR ranked.all_bytes > $3)
     RETURNING webhook_events.merchant_id, webhook_events.mode, webhook_events.connection_id, webhook_events.received_at)
     INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, trimmed)
     SELECT merchant_id, mode, date_trunc('hour', received_at, 'UTC'), connection_id, 0, count(*)
     FROM removed GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
     ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
       DO UPDATE SET trimmed = webhook_hourly_counts.trimmed + excluded.trimmed`,
    [most.rows, most.bytes, most.allBytes],
  );
}
