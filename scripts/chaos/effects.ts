import type pg from "pg";

/** What must be there at most once. Each query answers the cases where it is there more often, in words. */
const ONCE: readonly string[] = [
  // An event is taken in once; its other copies are duplicates.
  `SELECT format('event %s is taken in %s times', external_event_id, count(*)) AS line FROM webhook_events
   WHERE status NOT IN ('duplicate', 'rejected') GROUP BY connection_id, external_event_id HAVING count(*) > 1`,
  // It moves a transaction once.
  `SELECT format('event %s stands %s times on the timeline of %s', event_id, count(*), transaction_id) AS line
   FROM timeline_entries WHERE event_id IS NOT NULL AND verdict <> 'refused'
   GROUP BY event_id, transaction_id HAVING count(*) > 1`,
  // One try ends it.
  `SELECT format('event %s was finished by %s tries', event_id, count(*)) AS line FROM webhook_attempts
   WHERE outcome IN ('processed', 'ignored') GROUP BY event_id HAVING count(*) > 1`,
  `SELECT format('event %s has %s tries of number %s', event_id, count(*), number) AS line FROM webhook_attempts
   GROUP BY event_id, number HAVING count(*) > 1`,
  // A payment that begins at the provider is written down once, also before it has an id that could be unique.
  `SELECT format('%s is written down %s times', coalesce(external_id, reference), count(*)) AS line FROM transactions
   GROUP BY merchant_id, connection_id, kind, coalesce(external_id, reference) HAVING count(*) > 1`,
  // What Paydeck concludes by itself (a refund has gone back) it says once.
  `SELECT format('%s says %s times: %s', transaction_id, count(*), summary) AS line FROM timeline_entries
   WHERE event_id IS NULL GROUP BY transaction_id, summary HAVING count(*) > 1`,
];

export async function doubledEffects(client: pg.Client): Promise<string[]> {
  const lines: string[] = [];
  for (const sql of ONCE) {
    const { rows } = await client.query<{ line: string }>(sql);
    lines.push(...rows.map(({ line }) => line));
  }
  return lines;
}
