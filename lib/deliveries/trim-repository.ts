import { db } from "../db/client.ts";
import type { MerchantId } from "../ids.ts";
import type { Mode } from "../mode.ts";

/** Removes a portion of events from before `before` with their deliveries and tries; how many events. The worker's own sweep. */
export async function deleteEventsBefore(before: Date, limit: number): Promise<number> {
  const rows = await db().$queryRaw<{ count: number }[]>`
    WITH old AS MATERIALIZED (
      SELECT merchant_id, id FROM outbound_events WHERE created_at < ${before} ORDER BY created_at LIMIT ${limit}::int
    ), sent AS MATERIALIZED (
      DELETE FROM deliveries USING old
      WHERE deliveries.merchant_id = old.merchant_id AND deliveries.event_id = old.id
      RETURNING deliveries.merchant_id, deliveries.id
    ), tries AS (
      DELETE FROM delivery_attempts USING sent
      WHERE delivery_attempts.merchant_id = sent.merchant_id AND delivery_attempts.delivery_id = sent.id
    ), gone AS (
      DELETE FROM outbound_events USING old
      WHERE outbound_events.merchant_id = old.merchant_id AND outbound_events.id = old.id
    )
    SELECT count(*)::int AS count FROM old`;
  return rows[0]?.count ?? 0;
}

/** Closed endpoints for which something still waits: it was under way when they were closed. The worker's own sweep. */
export async function listClosedWithOpen(): Promise<
  { readonly merchantId: MerchantId; readonly mode: Mode; readonly endpointId: string }[]
> {
  return db().$queryRaw`
    SELECT merchant_id AS "merchantId", mode, id AS "endpointId" FROM endpoints AS endpoint
    WHERE (deleted_at IS NOT NULL OR status = 'disabled')
      AND EXISTS (
        SELECT FROM deliveries WHERE deliveries.merchant_id = endpoint.merchant_id
          AND deliveries.endpoint_id = endpoint.id AND due_at IS NOT NULL)`;
}
