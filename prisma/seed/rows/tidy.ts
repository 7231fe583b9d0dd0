import type { Scope } from "#lib/auth/scope.ts";
import { pool } from "#lib/db/pool.ts";

/**
 * Takes the jobs of events that are done off the queue; every other job is work that still has to be done. The job of a
 * flush has nothing left to do once each of its events was tried: those that failed have jobs of their own.
 */
export async function removeDoneJobs(scope: Scope): Promise<void> {
  await pool().query(
    `SELECT count(*) FROM graphile_worker.complete_jobs(ARRAY(
       SELECT job.id FROM graphile_worker._private_jobs AS job
       JOIN webhook_events AS event ON event.merchant_id = $1 AND event.id = job.payload->>'eventId'
       WHERE event.status NOT IN ('received', 'failed')
       UNION ALL
       SELECT job.id FROM graphile_worker._private_jobs AS job
       CROSS JOIN LATERAL json_array_elements_text(job.payload->'eventIds') AS flushed (id)
       JOIN webhook_events AS event ON event.merchant_id = $1 AND event.id = flushed.id
       GROUP BY job.id
       HAVING bool_and(event.status <> 'received')))`,
    [scope.merchantId],
  );
}

/** Spreads the next questions about open payments over the coming hour, so that the first minute has no rush. */
export async function spreadSyncs(scope: Scope, now: Date): Promise<void> {
  await pool().query(
    `UPDATE transactions
     SET next_sync_at = $2::timestamptz + make_interval(secs => 90 + abs(hashtext(id)::bigint) % 3500)
     WHERE merchant_id = $1 AND next_sync_at IS NOT NULL`,
    [scope.merchantId, now],
  );
}

/** Connections and customers are as old as what is known about them. */
export async function ageRows(scope: Scope, start: Date): Promise<void> {
  await pool().query(
    "UPDATE connections SET created_at = $2, credentials_set_at = $2::timestamptz + interval '6 days' WHERE merchant_id = $1",
    [scope.merchantId, start],
  );
  await pool().query(
    `UPDATE customers SET created_at = first.at FROM (
       SELECT customer_id, min(created_at) AS at FROM transactions WHERE merchant_id = $1 GROUP BY customer_id) AS first
     WHERE customers.merchant_id = $1 AND customers.id = first.customer_id`,
    [scope.merchantId],
  );
}
