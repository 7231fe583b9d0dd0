import type { Tx } from "../db/unit.ts";
import type { JobName, JobPayload } from "./jobs.ts";

export interface EnqueueOptions {
  /** Not before this moment; at once when absent. */
  readonly runAt?: Date;
  /** Two waiting jobs with one key are one job; the later call moves its time. */
  readonly key?: string;
  /** Whether every other job goes before it. */
  readonly last?: boolean;
}

/** The queue takes lower numbers first; 0 is what everything else has. */
const LAST = 10;

/** Tries after which the queue itself gives up; operations that keep their own schedule never get near it. */
const MAX_ATTEMPTS = 25;

/** Puts a job on the queue inside the caller's database transaction: it exists exactly when the rest does. */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  const json = JSON.stringify(payload);
  const { runAt = null, key = null, last = false } = options;
  await tx.$queryRaw`
    SELECT 1 AS done FROM graphile_worker.add_job(
      identifier => ${name}::text, payload => ${json}::json, run_at => ${runAt}::timestamptz,
      max_attempts => ${MAX_ATTEMPTS}::int, job_key => ${key}::text,
      priority => ${last ? LAST : 0}::int)`;
}

/** As {@link enqueue}, for many of one name in one statement. */
export async function enqueueAll<Name extends JobName>(
  tx: Tx,
  name: Name,
  payloads: readonly JobPayload<Name>[],
  { last = false }: Pick<EnqueueOptions, "last"> = {},
): Promise<void> {
  if (payloads.length === 0) return;
  await tx.$queryRaw`
    SELECT count(graphile_worker.add_job(
      identifier => ${name}::text, payload => job.payload, max_attempts => ${MAX_ATTEMPTS}::int,
      priority => ${last ? LAST : 0}::int))::int AS added
    FROM json_array_elements(${JSON.stringify(payloads)}::json) AS job(payload)`;
}
