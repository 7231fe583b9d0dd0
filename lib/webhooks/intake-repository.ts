import type { Connection } from "../connections/connection.ts";
import { boolArray, byteaArray, intArray, textArray, timeArray } from "../db/binary-array.ts";
import { intakePool } from "../db/pool.ts";
import type { ConnectionId, MerchantId, WebhookEventId } from "../ids.ts";
import { LIVE_CHANNEL } from "../live/topics.ts";
import type { Mode } from "../mode.ts";
import type { EventChannel } from "./status.ts";

/** What the events of one flush have in common that came over one connection under one proof. */
export interface Sender {
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly connectionId: ConnectionId;
  readonly provider: string;
  readonly channel: EventChannel;
  readonly scheme: string;
  readonly matchedSecret: string;
  /** The credentials under which the proof held; null where we fetched the event ourselves. */
  readonly vouchers: Pick<Connection, "sealedCredentials" | "previous"> | null;
}

/** An event that is known to be the provider's, as the inbox stores it. */
export interface IncomingEvent {
  readonly sender: Sender;
  readonly id: WebhookEventId;
  readonly externalEventId: string;
  readonly type: string;
  /** JSON. */
  readonly headers: string;
  readonly body: Uint8Array;
  readonly receivedAt: Date;
  readonly receiveMs: number;
}

/**
 * What became of an event: new, seen before, or not stored since the credentials that vouched for it are no longer the
 * connection's.
 */
export type Stored = "accepted" | "duplicate" | "outdated";

/** The worker takes at most so many events at a time. */
const EVENTS_A_JOB = 64;

/** As `enqueue` has it. */
const MAX_ATTEMPTS = 25;

/**
 * Events, keys, jobs and notices in one statement and so in one database transaction. The narrow key table decides which
 * of several copies is the first, across processes and inside the flush, where the one that leads claims for all.
 * `DO UPDATE` writes nothing new; it makes the winner's id visible even when it was committed a moment ago. Copies that
 * we fetched ourselves are not stored: replays and backfills bring the same events again and again. `counted` adds up
 * what came in, apart from the rows, so that each can be held against the other.
 *
 * A job's key is its first event and nobody else's. With it, `unsafe_dedupe` is safe and makes `add_job` a plain insert;
 * every other mode first looks through all waiting jobs, which takes milliseconds once some thousands wait.
 */
const STORE = `
  WITH senders AS MATERIALIZED (
    SELECT given.* FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bytea[], $9::timestamptz[])
      WITH ORDINALITY AS given (merchant_id, mode, connection_id, provider, channel, scheme, matched_secret, sealed, until, place)
    WHERE sealed IS NULL OR EXISTS (
      SELECT FROM connections
      WHERE connections.merchant_id = given.merchant_id AND connections.id = given.connection_id
        AND sealed_credentials = sealed AND previous_until IS NOT DISTINCT FROM until)
  ), incoming AS MATERIALIZED (
    SELECT senders.merchant_id, mode, connection_id, provider, channel, scheme, matched_secret,
      event.place, leads, id, external_event_id, type, headers, body, received_at, receive_ms
    FROM unnest($10::int[], $11::bool[], $12::text[], $13::text[], $14::text[], $15::text[], $16::bytea[], $17::timestamptz[], $18::int[])
      WITH ORDINALITY AS event (sender, leads, id, external_event_id, type, headers, body, received_at, receive_ms, place)
    JOIN senders ON senders.place = event.sender
  ), claimed AS (
    INSERT INTO webhook_event_keys (merchant_id, connection_id, external_event_id, event_id)
    SELECT merchant_id, connection_id, external_event_id, id FROM incoming WHERE leads ORDER BY place
    ON CONFLICT (merchant_id, connection_id, external_event_id) DO UPDATE SET event_id = webhook_event_keys.event_id
    RETURNING merchant_id, connection_id, external_event_id, event_id AS first_id
  ), settled AS MATERIALIZED (
    SELECT incoming.*, first_id FROM incoming JOIN claimed USING (merchant_id, connection_id, external_event_id)
  ), stored AS (
    INSERT INTO webhook_events (
      merchant_id, id, connection_id, provider, mode, external_event_id, channel, type, status, scheme, matched_secret,
      first_event_id, headers, body, body_hash, body_size, received_at, receive_ms, processed_at, outcome)
    SELECT
      merchant_id, id, connection_id, provider, mode, external_event_id, channel, type,
      CASE WHEN first_id = id THEN 'received' ELSE 'duplicate' END, scheme, matched_secret,
      nullif(first_id, id), headers::jsonb, body, encode(sha256(body), 'hex'), length(body), received_at, receive_ms,
      CASE WHEN first_id = id THEN NULL ELSE received_at END, CASE WHEN first_id = id THEN '' ELSE 'Seen before' END
    FROM settled
    WHERE first_id = id OR channel = 'webhook'
    RETURNING merchant_id, mode, id, status
  ), counted AS (
    INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
    SELECT merchant_id, mode, date_trunc('hour', received_at, 'UTC'), connection_id, pg_backend_pid() % 8, count(*)
    FROM settled
    WHERE first_id = id OR channel = 'webhook'
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
      DO UPDATE SET received = webhook_hourly_counts.received + excluded.received
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
  )`;

/** Notes when a connection last sent something; a row that somebody else holds is noted another time. */
const SEEN = `, seen AS (
    UPDATE connections SET last_event_at = due.at
    FROM (
      SELECT connections.merchant_id, connections.id, given.at
      FROM unnest($19::text[], $20::text[], $21::timestamptz[]) AS given (merchant_id, id, at)
      JOIN connections ON connections.merchant_id = given.merchant_id AND connections.id = given.id
      WHERE last_event_at IS NULL OR last_event_at < given.at
      FOR NO KEY UPDATE OF connections SKIP LOCKED) AS due
    WHERE connections.merchant_id = due.merchant_id AND connections.id = due.id
  )`;

/** Jobs and notices are made because they are counted: PostgreSQL leaves out what nobody reads. */
const RESULT = `
  SELECT (SELECT count(*)::int FROM queued) AS jobs, (SELECT count(*)::int FROM told) AS told,
    array(SELECT place::int FROM senders) AS senders,
    array(SELECT place::int FROM settled WHERE first_id <> id) AS duplicates`;

// Most flushes have nothing to note, and what a statement does not hold need not be set up.
const STORE_ONLY = { name: "store-events", text: STORE + RESULT };
const STORE_AND_NOTE = { name: "store-and-note-events", text: STORE + SEEN + RESULT };

/** Stores a flush; answers in the order of `events`. `seen`: connections whose last event is to be noted, and when it was. */
export async function storeEvents(
  events: readonly IncomingEvent[],
  seen: readonly { readonly sender: Sender; readonly at: Date }[],
): Promise<Stored[]> {
  // Every process claims keys in one order, so that two of them with the same events never wait for each other.
  const order = events.map((event, index) => ({ event, index, key: keyOf(event) }));
  order.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.index - b.index));
  const senders = [...new Set(events.map(({ sender }) => sender))];
  const places = new Map(senders.map((sender, index) => [sender, index + 1]));
  const each = <Value>(pick: (event: IncomingEvent) => Value): Value[] =>
    order.map(({ event }) => pick(event));
  const { rows } = await intakePool().query<{ senders: number[]; duplicates: number[] }>({
    ...(seen.length > 0 ? STORE_AND_NOTE : STORE_ONLY),
    values: [
      textArray(senders.map(({ merchantId }) => merchantId)),
      textArray(senders.map(({ mode }) => mode)),
      textArray(senders.map(({ connectionId }) => connectionId)),
      textArray(senders.map(({ provider }) => provider)),
      textArray(senders.map(({ channel }) => channel)),
      textArray(senders.map(({ scheme }) => scheme)),
      textArray(senders.map(({ matchedSecret }) => matchedSecret)),
      byteaArray(senders.map(({ vouchers }) => vouchers?.sealedCredentials ?? null)),
      timeArray(senders.map(({ vouchers }) => vouchers?.previous?.until ?? null)),
      intArray(each(({ sender }) => places.get(sender) ?? 0)),
      boolArray(order.map(({ key }, index) => key !== order[index - 1]?.key)),
      textArray(each(({ id }) => id)),
      textArray(each(({ externalEventId }) => externalEventId)),
      textArray(each(({ type }) => type)),
      textArray(each(({ headers }) => headers)),
      byteaArray(each(({ body }) => body)),
      timeArray(each(({ receivedAt }) => receivedAt)),
      intArray(each(({ receiveMs }) => receiveMs)),
      ...(seen.length > 0
        ? [
            textArray(seen.map(({ sender }) => sender.merchantId)),
            textArray(seen.map(({ sender }) => sender.connectionId)),
            timeArray(seen.map(({ at }) => at)),
          ]
        : []),
    ],
  });
  const current = new Set(rows[0]?.senders);
  const duplicates = new Set(rows[0]?.duplicates);
  const stored: Stored[] = events.map(() => "outdated");
  let leaderIsCurrent = false;
  order.forEach(({ event, index, key }, place) => {
    const isCurrent = current.has(places.get(event.sender) ?? 0);
    if (key !== order[place - 1]?.key) leaderIsCurrent = isCurrent;
    // Nobody has claimed for those whose leader was outdated.
    if (isCurrent && leaderIsCurrent) stored[index] = duplicates.has(place + 1) ? "duplicate" : "accepted";
  });
  return stored;
}

function keyOf({ sender, externalEventId }: IncomingEvent): string {
  return `${sender.connectionId} ${externalEventId}`;
}
