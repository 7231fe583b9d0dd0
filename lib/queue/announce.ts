import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { JobPayload } from "./jobs.ts";

/** What is announced: see the job. */
type Announcement = Omit<JobPayload<"announce-change">, "merchantId" | "mode">;

/**
 * Queues the telling of a change to the merchant's own endpoints, inside the database transaction of the change. One
 * statement, and no job at all while the merchant has no endpoint in this mode: what happened then can be rebuilt from
 * the timeline.
 */
export async function announceChange(
  tx: Tx,
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  announcement: Announcement,
): Promise<void> {
  const payload = JSON.stringify({ merchantId, mode, ...announcement });
  await tx.$queryRaw`
    SELECT CASE WHEN EXISTS (
      SELECT FROM endpoints WHERE merchant_id = ${merchantId} AND mode = ${mode} AND deleted_at IS NULL
    ) THEN (
      SELECT 1 FROM graphile_worker.add_job('announce-change', ${payload}::json, max_attempts => 25)
    ) END AS done`;
}

export const DELIVERIES_CHANNEL = "paydeck_deliveries";

/** Once this database transaction commits, the workers look for deliveries that are due. */
export async function wakeDeliveries(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${DELIVERIES_CHANNEL}, '')::text AS told`;
}
