import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import { assertId, timeOfId, type WebhookEventId } from "../ids.ts";

/** The worker's own sweep: it crosses merchants, one at a time. */
export interface Retention {
  readonly merchantId: string;
  readonly mode: string;
  /** The last event looked at; null before the first. */
  readonly lastEventId: WebhookEventId | null;
}

type Whose = Pick<Retention, "merchantId" | "mode">;

/** Every merchant in every mode, with how far its sweep has come. */
export async function listRetentions(): Promise<Retention[]> {
  const rows = await db().$queryRaw<{ merchantId: string; mode: string; lastEventId: string | null }[]>`
    SELECT merchants.id AS "merchantId", modes.mode, last_event_id AS "lastEventId"
    FROM merchants CROSS JOIN (VALUES ('live'), ('test')) AS modes(mode)
    LEFT JOIN body_retention AS done ON done.merchant_id = merchants.id AND done.mode = modes.mode
    ORDER BY merchants.id, modes.mode`;
  return rows.map(({ lastEventId, ...whose }) => ({
    ...whose,
    lastEventId: lastEventId === null ? null : assertId("webhookEvent", lastEventId),
  }));
}

export async function saveRetention({ merchantId, mode, lastEventId }: Retention): Promise<void> {
  if (lastEventId === null) return;
  await db().$executeRaw`
    INSERT INTO body_retention (merchant_id, mode, last_event_id) VALUES (${merchantId}, ${mode}, ${lastEventId})
    ON CONFLICT (merchant_id, mode) DO UPDATE SET last_event_id = excluded.last_event_id`;
}

/** The next events in the order of their receipt, of whatever status. The list's own index answers it. */
export async function listAgedEvents(
  { merchantId, mode, lastEventId }: Retention,
  until: Date,
  limit: number,
): Promise<WebhookEventId[]> {
  const last = lastEventId === null ? null : { id: lastEventId, at: timeOfId(lastEventId) };
  const beyond =
    last === null
      ? Prisma.empty
      : Prisma.sql`AND received_at >= ${last.at} AND (received_at, id) > (${last.at}, ${last.id})`;
  return idsOf(
    await db().$queryRaw`
      SELECT id FROM webhook_events
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND received_at < ${until} ${beyond}
      ORDER BY received_at, id LIMIT ${limit}`,
  );
}

/** Events that waited while the sweep passed them by, and have their outcome now. */
export async function listLateEvents(
  { merchantId, mode }: Whose,
  until: Date,
  limit: number,
): Promise<WebhookEventId[]> {
  return idsOf(
    await db().$queryRaw`
      SELECT id FROM webhook_events
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND received_at < ${until}
        AND lag_ms >= 86400000 AND body_removed_at IS NULL
      ORDER BY received_at LIMIT ${limit}`,
  );
}

/** Those of them that wait for nothing lose body and headers; answers how many. */
export async function emptyEvents(
  { merchantId }: Whose,
  ids: readonly WebhookEventId[],
  now: Date,
): Promise<number> {
  if (ids.length === 0) return 0;
  const times = ids.map(timeOfId);
  return db().$executeRaw`
    UPDATE webhook_events SET body = '', headers = '{}', body_removed_at = ${now}
    WHERE merchant_id = ${merchantId} AND id = ANY(${[...ids]}) AND received_at = ANY(${times}::timestamptz[])
      AND body_removed_at IS NULL AND status NOT IN ('received', 'processing', 'failed', 'dead')`;
}

/** Requests to addresses that no connection has. */
export async function deleteStraysBefore(until: Date): Promise<void> {
  await db().strayWebhook.deleteMany({ where: { receivedAt: { lt: until } } });
}

function idsOf(rows: { id: string }[]): WebhookEventId[] {
  return rows.map(({ id }) => assertId("webhookEvent", id));
}
