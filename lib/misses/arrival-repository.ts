import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { isId, timeOfId, type WebhookEventId } from "../ids.ts";

/** A webhook, and when it came. */
export interface Arrival {
  readonly eventId: string;
  readonly at: Date;
}

/** The first webhook that carried this very event, whether or not it was the first to bring it. */
export async function findCopy(
  scope: Pick<Scope, "merchantId">,
  connectionId: string,
  externalEventId: string,
): Promise<Arrival | null> {
  const row = await db().webhookEvent.findFirst({
    where: { merchantId: scope.merchantId, connectionId, externalEventId, channel: "webhook" },
    orderBy: { receivedAt: "asc" },
    select: { id: true, receivedAt: true },
  });
  return row && { eventId: row.id, at: row.receivedAt };
}

/** The first webhook that said this of the transaction, changing something or not. */
export async function findSaying(
  scope: Pick<Scope, "merchantId">,
  transactionId: string,
  status: string,
): Promise<Arrival | null> {
  const row = await db().timelineEntry.findFirst({
    where: {
      merchantId: scope.merchantId,
      transactionId,
      source: "webhook",
      statusSaid: status,
      eventId: { not: null },
    },
    orderBy: { at: "asc" },
    select: { eventId: true },
  });
  const id = row?.eventId;
  return id && isId("webhookEvent", id) ? { eventId: id, at: timeOfId(id) } : null;
}

/** The provider's own id of an event of ours. */
export async function findExternalId(
  scope: Pick<Scope, "merchantId">,
  id: WebhookEventId,
): Promise<string | null> {
  const where = { merchantId: scope.merchantId, id, receivedAt: timeOfId(id) };
  return (
    (await db().webhookEvent.findFirst({ where, select: { externalEventId: true } }))?.externalEventId ?? null
  );
}
