import type pg from "pg";

/** A worker that has not beaten for this long is taken for dead. */
const DEAD_AFTER = "20 seconds";

/**
 * Says that these workers are alive, and frees the jobs of those that are not. A killed worker's jobs stay locked for
 * hours by the queue's own rules; with this they run again within half a minute.
 */
export async function beat(
  pool: pg.Pool,
  workerIds: readonly string[],
  heldJobs: readonly string[],
): Promise<void> {
  await pool.query(
    `INSERT INTO worker_beats (worker_id, beat_at) SELECT id, now() FROM unnest($1::text[]) AS id
     ON CONFLICT (worker_id) DO UPDATE SET beat_at = now()`,
    [workerIds],
  );
  await pool.query(`
    SELECT graphile_worker.force_unlock_workers(array_agg(DISTINCT job.locked_by))
    FROM graphile_worker._private_jobs AS job
    WHERE job.locked_at < now() - interval '${DEAD_AFTER}'
      AND NOT EXISTS (SELECT FROM worker_beats WHERE worker_id = job.locked_by AND beat_at > now() - interval '${DEAD_AFTER}')
    HAVING count(*) > 0`);
  // A job that was given to us in an answer that never came (PostgreSQL went away) is locked in our name, and nobody does
  // it. As long as we beat, no other worker would free it.
  await pool.query(
    `UPDATE graphile_worker._private_jobs SET locked_at = NULL, locked_by = NULL
     WHERE locked_by = ANY($1::text[]) AND locked_at < now() - interval '${DEAD_AFTER}' AND NOT id = ANY($2::bigint[])`,
    [workerIds, heldJobs],
  );
  await pool.query("DELETE FROM worker_beats WHERE beat_at < now() - interval '1 hour'");
}
