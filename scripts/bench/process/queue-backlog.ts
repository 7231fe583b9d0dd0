import type pg from "pg";
import type { systemScope } from "#lib/auth/scope.ts";
import type { Backlog } from "./backlog.ts";

const EVENTS_A_JOB = 64;

const ADD = `SELECT graphile_worker.add_job('process-webhooks', payload::json, max_attempts => 25) FROM unnest($1::text[]) AS payload`;

/** Puts the whole backlog on the queue at one moment, as so many flushes of the inbox would have. */
export async function queueBacklog(client: pg.Pool, { scope, eventIds }: Backlog): Promise<void> {
  await client.query(ADD, [jobsOf(scope, eventIds)]);
}

function jobsOf({ merchantId, mode }: ReturnType<typeof systemScope>, eventIds: readonly string[]): string[] {
  const jobs: string[] = [];
  for (let from = 0; from < eventIds.length; from += EVENTS_A_JOB)
    jobs.push(JSON.stringify({ merchantId, mode, eventIds: eventIds.slice(from, from + EVENTS_A_JOB) }));
  return jobs;
}

/** Resolves when none of the merchant's events waits for its first try. */
export async function untilTried(client: pg.Pool, { scope }: Backlog, withinMs = 240_000): Promise<void> {
  const end = Date.now() + withinMs;
  const sql = `SELECT EXISTS (SELECT FROM webhook_events WHERE merchant_id = $1 AND mode = $2 AND status = 'received') AS waits`;
  for (;;) {
    const { rows } = await client.query<{ waits: boolean }>(sql, [scope.merchantId, scope.mode]);
    if (rows[0]?.waits === false) return;
    if (Date.now() > end) throw new Error("the backlog was not done in time");
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
