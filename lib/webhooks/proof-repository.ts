import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { TransactionStatus } from "../transactions/status.ts";

export interface InboxTally {
  readonly received: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly waiting: number;
  readonly dead: number;
  readonly lagP95Ms: number | null;
}

/** Where the requests since `since` went, from one snapshot. `received` counts the rows, whatever their status. */
export async function tallyInbox(scope: Scope, since: Date): Promise<InboxTally> {
  const [tally] = await db().$queryRaw<InboxTally[]>`
    SELECT count(*)::int AS received,
      count(*) FILTER (WHERE status = 'processed')::int AS applied,
      count(*) FILTER (WHERE status = 'duplicate')::int AS duplicate,
      count(*) FILTER (WHERE status = 'ignored')::int AS ignored,
      count(*) FILTER (WHERE status = 'rejected')::int AS rejected,
      count(*) FILTER (WHERE status IN ('received', 'processing', 'failed'))::int AS waiting,
      count(*) FILTER (WHERE status = 'dead')::int AS dead,
      round(percentile_disc(0.95) WITHIN GROUP (ORDER BY extract(epoch FROM processed_at - received_at) * 1000)
        FILTER (WHERE status IN ('processed', 'ignored') AND attempts = 1 AND accepted_at IS NULL))::int AS "lagP95Ms"
    FROM webhook_events
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND received_at > ${since}`;
  if (tally === undefined) throw new Error("an aggregate always answers one row");
  return tally;
}

/** Transactions whose final state was first told by a poll. */
export async function countHealedByPoll(
  scope: Scope,
  since: Date,
  settled: readonly TransactionStatus[],
): Promise<number> {
  const rows = await db().$queryRaw<{ healed: number }[]>`
    SELECT count(DISTINCT entry.transaction_id)::int AS healed
    FROM transactions JOIN timeline_entries AS entry
      ON entry.merchant_id = transactions.merchant_id AND entry.transaction_id = transactions.id
    WHERE transactions.merchant_id = ${scope.merchantId} AND transactions.mode = ${scope.mode}
      AND transactions.created_at > ${new Date(since.getTime() - 7 * 24 * 60 * 60 * 1000)}
      AND entry.at > ${since} AND entry.source = 'poll' AND entry.verdict = 'applied'
      AND entry.status_after = ANY(${[...settled]})`;
  return rows[0]?.healed ?? 0;
}
