import { killPoint } from "../db/kill-point.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { JobName, JobPayload } from "./jobs.ts";

export interface EnqueueOptions {
  /** Not before this moment; at once when absent. */
  readonly runAt?: Date;
  /** Two waiting jobs with one key are one job; the later call moves its time. */
  readonly key?: string;
  /**
   * One that waits under the key stands for this one and is left as it is. Writing it anew would lock it until the
   * commit, and all who ask for the same would wait for each other.
   */
  readonly unlessWaiting?: boolean;
  /** Whether every other job goes before it. */
  readonly last?: boolean;
}

/** The queue takes lower numbers first; 0 is what everything else has. */
const LAST = 10;

/** Tries after which the queue itself gives up; operations that keep their own schedule never get near it. */
export const MAX_ATTEMPTS = 25;

const ADD_JOB = `SELECT 1 AS done FROM graphile_worker.add_job(
  identifier => $1::text, payload => $2::json, run_at => $3::timestamptz, max_attempts => ${MAX_ATTEMPTS}, job_key => $4::text,
  priority => $5::int)`;

const ADD = statement(ADD_JOB);

const ADD_UNLESS_WAITING = statement(`${ADD_JOB}
  WHERE NOT EXISTS (SELECT FROM graphile_worker._private_jobs WHERE key = $4::text AND locked_at IS NULL AND run_at > now())`);

/** Puts a job on the queue inside the caller's database transaction: it exists exactly when the rest does. */
export async function enqueue<Name extends JobName>(
  tx: Tx,
  name: Name,
  payload: JobPayload<Name>,
  options: EnqueueOptions = {},
): Promise<void> {
  const { runAt = null, key = null, unlessWaiting = false, last = false } = options;
  killPoint("enqueue.before");
  const values = [name, JSON.stringify(payload), runAt, key, last ? LAST : 0];
  await tx.run(unlessWaiting ? ADD_UNLESS_WAITING : ADD, values);
  killPoint("enqueue.after");
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

/** As {@link enqueue}, for many of one name that each have their own key and time, in one statement. They go last. */
export async function enqueueEach<Name extends JobName>(
  tx: Tx,
  name: Name,
  jobs: readonly { readonly payload: JobPayload<Name>; readonly key: string; readonly runAt: Date }[],
): Promise<void> {
  await tx.$queryRaw`
    SELECT count(graphile_worker.add_job(
      identifier => ${name}::text, payload => job.value->'payload', run_at => (job.value->>'runAt')::timestamptz,
      max_attempts => ${MAX_ATTEMPTS}::int, job_key => job.value->>'key', priority => ${LAST}::int))::int AS added
    FROM json_array_elements(${JSON.stringify(jobs)}::json) AS job(value)`;
}
