import { killPoint } from "../db/kill-point.ts";
import type { Tx } from "../db/unit.ts";
import type { JobName, JobPayload } from "./jobs.ts";

export interface EnqueueOptions {
  /** Not before this moment; at once when absent. */
  readonly runAt?: Date;
  /** Two waiting jobs with one key are one job; the later call moves its time. */
  readonly key?: string;
}

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
  const runAt = options.runAt ?? null;
  const key = options.key ?? null;
  killPoint("enqueue.before");
  await tx.$queryRaw`
    SELECT 1 AS done FROM graphile_worker.add_job(
      identifier => ${name}::text, payload => ${json}::json, run_at => ${runAt}::timestamptz,
      max_attempts => ${MAX_ATTEMPTS}::int, job_key => ${key}::text)`;
  killPoint("enqueue.after");
}
