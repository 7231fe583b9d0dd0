import type { Scope } from "#lib/auth/scope.ts";
import { pool } from "#lib/db/pool.ts";
import { assertId, type ConnectionId, type WebhookEventId } from "#lib/ids.ts";

/** The stored event behind the provider's own id of it. */
export async function eventIdOf(
  scope: Scope,
  connectionId: ConnectionId,
  externalEventId: string,
): Promise<WebhookEventId> {
  const { rows } = await pool().query<{ event_id: string }>({
    name: "seed-event-id",
    text: `SELECT event_id FROM webhook_event_keys
           WHERE merchant_id = $1 AND connection_id = $2 AND external_event_id = $3`,
    values: [scope.merchantId, connectionId, externalEventId],
  });
  return assertId("webhookEvent", rows[0]?.event_id ?? "");
}
