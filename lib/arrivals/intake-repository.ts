import { byteaArray, intArray, textArray, timeArray } from "../db/binary-array.ts";
import { intakePool } from "../db/pool.ts";
import { ARRIVALS_CHANNEL } from "../queue/announce.ts";
import type { IncomingEvent, Sender, Stored } from "./incoming.ts";

/**
 * Keys and arrivals in one statement and so in one database transaction. The narrow key table decides which of several
 * copies is the first, across processes and inside the flush: who claims the key. `DO NOTHING` waits for a claim that is
 * under way elsewhere. Copies that we fetched ourselves are not stored: replays and backfills bring the same events again
 * and again. `counted` adds up what came in, apart from the rows, so that each can be held against the other.
 *
 * An arrival is one row for all that a sender brought, with no index but its key: it is its own place in the queue, and a
 * worker files it (docs/decisions/0034). Writing each event into the inbox's indexes and adding its job cost more than
 * all the rest of a flush.
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
    SELECT sender, merchant_id, mode, connection_id, channel,
      event.place, id, external_event_id, type, headers, body, received_at, receive_ms
    FROM unnest($10::int[], $11::text[], $12::text[], $13::text[], $14::text[], $15::bytea[], $16::timestamptz[], $17::int[])
      WITH ORDINALITY AS event (sender, id, external_event_id, type, headers, body, received_at, receive_ms, place)
    JOIN senders ON senders.place = event.sender
  ), claimed AS (
    INSERT INTO webhook_event_keys (merchant_id, connection_id, external_event_id, event_id)
    SELECT merchant_id, connection_id, external_event_id, id FROM incoming ORDER BY place
    ON CONFLICT (merchant_id, connection_id, external_event_id) DO NOTHING
    RETURNING event_id
  ), settled AS MATERIALIZED (
    SELECT incoming.*, id IN (SELECT event_id FROM claimed) AS is_first FROM incoming
  ), arrived AS (
    INSERT INTO webhook_arrivals (
      id, merchant_id, mode, connection_id, provider, channel, scheme, matched_secret,
      event_ids, external_event_ids, types, headers, bodies, received_at, receive_ms)
    SELECT event_ids[1], merchant_id, mode, connection_id, provider, channel, scheme, matched_secret,
      event_ids, external_event_ids, types, headers, bodies, received_at, receive_ms
    FROM (
      SELECT sender, array_agg(id) AS event_ids, array_agg(external_event_id) AS external_event_ids,
        array_agg(type) AS types, array_agg(headers) AS headers, array_agg(body) AS bodies,
        array_agg(received_at) AS received_at, array_agg(receive_ms) AS receive_ms
      FROM settled WHERE is_first OR channel = 'webhook' GROUP BY sender) AS brought
    JOIN senders ON senders.place = brought.sender
  ), counted AS (
    INSERT INTO webhook_hourly_counts (merchant_id, mode, hour, connection_id, slot, received)
    SELECT merchant_id, mode, date_trunc('hour', received_at, 'UTC'), connection_id, pg_backend_pid() % 8, count(*)
    FROM settled
    WHERE is_first OR channel = 'webhook'
    GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
    ON CONFLICT (merchant_id, mode, hour, connection_id, slot)
      DO UPDATE SET received = webhook_hourly_counts.received + excluded.received
  )`;

/** Notes when a connection last sent something; a row that somebody else holds is noted another time. */
const SEEN = `, seen AS (
    UPDATE connections SET last_event_at = due.at
    FROM (
      SELECT connections.merchant_id, connections.id, given.at
      FROM unnest($18::text[], $19::text[], $20::timestamptz[]) AS given (merchant_id, id, at)
      JOIN connections ON connections.merchant_id = given.merchant_id AND connections.id = given.id
      WHERE last_event_at IS NULL OR last_event_at < given.at
      FOR NO KEY UPDATE OF connections SKIP LOCKED) AS due
    WHERE connections.merchant_id = due.merchant_id AND connections.id = due.id
  )`;

const RESULT = `
  SELECT pg_notify('${ARRIVALS_CHANNEL}', '')::text AS told,
    array(SELECT place::int FROM senders) AS senders,
    array(SELECT place::int FROM settled WHERE NOT is_first) AS duplicates`;

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
  order.forEach(({ event, index }, place) => {
    if (current.has(places.get(event.sender) ?? 0))
      stored[index] = duplicates.has(place + 1) ? "duplicate" : "accepted";
  });
  return stored;
}

function keyOf({ sender, externalEventId }: IncomingEvent): string {
  return `${sender.connectionId} ${externalEventId}`;
}
