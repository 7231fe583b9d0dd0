import type { Scope } from "../auth/scope.ts";
import { pool } from "../db/pool.ts";
import { statement } from "../db/statement.ts";
import { timeOfId, type WebhookEventId } from "../ids.ts";

const COUNT = statement(`
  INSERT INTO webhook_event_starts AS already (merchant_id, event_id, starts, last_at)
  SELECT merchant_id, id, 1, now() FROM webhook_events
  WHERE merchant_id = $1 AND id = $2 AND received_at = $3 AND status IN ('received', 'failed')
  ON CONFLICT (merchant_id, event_id) DO UPDATE SET starts = already.starts + 1, last_at = now()
  RETURNING starts`);

/** Writes down, for good, that a waiting event is about to be worked on; answers the how manieth time it is, or null when it does not wait. */
export async function countStart(scope: Scope, id: WebhookEventId): Promise<number | null> {
  const values = [scope.merchantId, id, timeOfId(id)];
  const { rows } = await pool().query<{ starts: number }>({ ...COUNT, values });
  return rows[0]?.starts ?? null;
}

/** The work came to an end, whichever. */
export async function forgetStarts(scope: Scope, id: WebhookEventId): Promise<void> {
  const sql = "DELETE FROM webhook_event_starts WHERE merchant_id = $1 AND event_id = $2";
  await pool().query(sql, [scope.merchantId, id]);
}

/** How often each of these was started without coming to an end; those never counted are absent. */
export async function listStarts(
  scope: Scope,
  ids: readonly WebhookEventId[],
): Promise<ReadonlyMap<string, number>> {
  const sql =
    "SELECT event_id, starts FROM webhook_event_starts WHERE merchant_id = $1 AND event_id = ANY ($2::text[])";
  const { rows } = await pool().query<{ event_id: string; starts: number }>(sql, [scope.merchantId, ids]);
  return new Map(rows.map((row) => [row.event_id, row.starts]));
}

/** Marks that outlived their events, of a worker that ended between an outcome and forgetting. Crosses merchants. */
export async function trimStarts(): Promise<void> {
  await pool().query("DELETE FROM webhook_event_starts WHERE last_at < now() - interval '7 days'");
}
