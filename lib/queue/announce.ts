import type { Scope } from "../auth/scope.ts";
import { statement } from "../db/statement.ts";
import type { Tx } from "../db/unit.ts";
import type { JobPayload } from "./jobs.ts";

/** What is announced: see the job. */
type Announcement = Omit<JobPayload<"announce-change">, "merchantId" | "mode">;

const ANNOUNCE = statement(`
  SELECT CASE WHEN EXISTS (
    SELECT FROM endpoints WHERE merchant_id = $1 AND mode = $2 AND deleted_at IS NULL
  ) THEN (
    SELECT 1 FROM graphile_worker.add_job('announce-change', $3::json, max_attempts => 25)
  ) END AS done`);

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
  await tx.run(ANNOUNCE, [merchantId, mode, payload]);
}

/** Told when events have come in that are not filed yet. */
export const ARRIVALS_CHANNEL = "paydeck_arrivals";

export const DELIVERIES_CHANNEL = "paydeck_deliveries";

/** Once this database transaction commits, the workers look for deliveries that are due. */
export async function wakeDeliveries(tx: Tx): Promise<void> {
  await tx.$queryRaw`SELECT pg_notify(${DELIVERIES_CHANNEL}, '')::text AS told`;
}
