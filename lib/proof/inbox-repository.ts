import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tally } from "./tally.ts";

export interface InboxTally extends Tally {
  readonly lagP95Ms: number | null;
}

/** Where the requests since the whole hour `since` went, and how many the intake counted, of one instant. */
export async function tallyInbox(scope: Scope, since: Date): Promise<InboxTally> {
  const [tally] = await db().$queryRaw<InboxTally[]>`
    SELECT intake.received, intake.trimmed, outcome.applied, outcome.duplicate, outcome.ignored, outcome.rejected,
      outcome.waiting + unfiled.count AS waiting, outcome.retrying, outcome.dead, outcome."lagP95Ms"
    FROM (
      SELECT coalesce(sum(received), 0)::int AS received, coalesce(sum(trimmed), 0)::int AS trimmed
      FROM webhook_hourly_counts
      WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND hour >= ${since}
    ) AS intake
    CROSS JOIN (
      SELECT count(*) FILTER (WHERE status = 'processed')::int AS applied,
        count(*) FILTER (WHERE status = 'duplicate')::int AS duplicate,
        count(*) FILTER (WHERE status = 'ignored')::int AS ignored,
        count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
        count(*) FILTER (WHERE status IN ('received', 'processing'))::int AS waiting,
        count(*) FILTER (WHERE status = 'failed')::int AS retrying,
        count(*) FILTER (WHERE status = 'dead')::int AS dead,
        round(percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM processed_at - received_at) * 1000)
          FILTER (WHERE status IN ('processed', 'ignored') AND attempts = 1 AND accepted_at IS NULL))::int AS "lagP95Ms"
      FROM webhook_events
      WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND received_at >= ${since}
    ) AS outcome
    CROSS JOIN (
      SELECT count(*)::int FROM webhook_arrivals CROSS JOIN LATERAL unnest(received_at) AS at
      WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND at >= ${since}
    ) AS unfiled`;
  if (tally === undefined) throw new Error("aggregates always answer one row");
  return tally;
}
