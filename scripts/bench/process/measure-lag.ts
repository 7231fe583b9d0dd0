import type pg from "pg";
import { newId, timeOfId } from "#lib/ids.ts";
import { ARRIVALS_CHANNEL } from "#lib/queue/announce.ts";
import type { Backlog } from "./backlog.ts";

const FLUSH_MS = 25;
const MOST_MS = 15_000;

/** Moves waiting events of the backlog to this moment, with ids to match, as if a flush of the inbox took them in now. */
const ARRIVE = `
  WITH come AS (
    DELETE FROM webhook_events USING unnest($2::text[], $3::text[]) AS pair (was, id)
    WHERE merchant_id = $1 AND webhook_events.id = pair.was RETURNING webhook_events.*, pair.id AS new_id
  )
  INSERT INTO webhook_arrivals (id, merchant_id, mode, connection_id, provider, channel, scheme, matched_secret,
    event_ids, external_event_ids, types, headers, bodies, received_at, receive_ms)
  SELECT min(new_id), merchant_id, mode, connection_id, provider, channel, 'bench', '',
    array_agg(new_id), array_agg(external_event_id), array_agg(type), array_agg(headers::text), array_agg(body),
    array_agg($4::timestamptz), array_agg(0)
  FROM come GROUP BY merchant_id, mode, connection_id, provider, channel`;

const LAGS = `
  SELECT extract(epoch FROM attempt.started_at - event.received_at) * 1000 + attempt.duration_ms AS lag
  FROM webhook_attempts AS attempt
  JOIN webhook_events AS event ON event.merchant_id = attempt.merchant_id AND event.id = attempt.event_id
  WHERE attempt.merchant_id = $1 AND attempt.number = 1 ORDER BY lag`;

/** Lets the backlog's events arrive at `perSecond`, in flushes as the inbox makes them, and says how long each waited. */
export async function measureLag(pool: pg.Pool, backlog: Backlog | undefined, perSecond: number) {
  if (backlog === undefined) throw new Error("there is a backlog for the lag");
  const { scope, eventIds } = backlog;
  const started = performance.now();
  let sent = 0;
  while (sent < eventIds.length && performance.now() - started < MOST_MS) {
    const due = Math.min(eventIds.length, Math.floor(((performance.now() - started) / 1000) * perSecond));
    while (sent < due) {
      const some = eventIds.slice(sent, Math.min(due, sent + 64));
      await arrive(some);
      sent += some.length;
    }
    await new Promise((resolve) => setTimeout(resolve, FLUSH_MS));
  }
  const lags = await lagsOf(sent);
  const at = (share: number) => Math.round(lags[Math.floor((lags.length - 1) * share)] ?? 0);
  return { lagP50Ms: at(0.5), lagP95Ms: at(0.95), lagMaxMs: at(1), arrivals: Math.round(perSecond) };

  async function arrive(were: readonly string[]): Promise<void> {
    const now = new Date();
    const ids = were.map(() => newId("webhookEvent", now));
    const [first] = ids;
    if (first === undefined) return;
    await pool.query(ARRIVE, [scope.merchantId, were, ids, timeOfId(first)]);
    await pool.query(`NOTIFY ${ARRIVALS_CHANNEL}`);
  }

  async function lagsOf(expected: number): Promise<number[]> {
    for (const end = Date.now() + 60_000; ; ) {
      const { rows } = await pool.query<{ lag: string }>(LAGS, [scope.merchantId]);
      if (rows.length >= expected) return rows.map(({ lag }) => Number(lag));
      if (Date.now() > end) throw new Error(`${expected - rows.length} arrivals were not worked on`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}
