import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { OutboundEvent } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import type { Cursor } from "../paging.ts";
import type { EventDraft } from "./draft-events.ts";
import type { DeliveryTrigger } from "./status.ts";

export type StoredEvent = Pick<OutboundEvent, "id" | "type" | "transactionId">;

/** Stores the events that are not there yet and answers with those: the same change never becomes a second event. */
export async function insertEvents(
  tx: Tx,
  { merchantId, mode }: Scope,
  drafts: readonly EventDraft[],
  { createdAt, rebuilt = false }: { readonly createdAt: Date; readonly rebuilt?: boolean },
): Promise<StoredEvent[]> {
  return tx.outboundEvent.createManyAndReturn({
    data: drafts.map((draft) => ({ ...draft, merchantId, mode, createdAt, rebuilt })),
    skipDuplicates: true,
    select: { id: true, type: true, transactionId: true },
  });
}

/**
 * Takes over those that a replay for one endpoint wrote down ahead of their announcement, and answers with them. Once:
 * told again, an event is not news to endpoints that came since.
 */
export async function adoptRebuilt(
  tx: Tx,
  { merchantId, mode }: Scope,
  drafts: readonly EventDraft[],
): Promise<StoredEvent[]> {
  return tx.outboundEvent.updateManyAndReturn({
    where: { merchantId, mode, rebuilt: true, OR: drafts.map(({ type, source }) => ({ type, source })) },
    data: { rebuilt: false },
    select: { id: true, type: true, transactionId: true },
  });
}

/** Puts events on their way to endpoints, due now. One that an endpoint has already is left as it is. */
export async function insertDeliveries(
  tx: Tx,
  { merchantId, mode }: Scope,
  wanted: readonly { readonly endpointId: string; readonly event: StoredEvent }[],
  made: { readonly trigger: DeliveryTrigger; readonly actor?: string; readonly createdAt: Date },
): Promise<string[]> {
  const { trigger, actor = null, createdAt } = made;
  const rows = await tx.delivery.createManyAndReturn({
    data: wanted.map(({ endpointId, event }) => ({
      merchantId,
      mode,
      endpointId,
      id: newId("delivery", createdAt),
      eventId: event.id,
      type: event.type,
      transactionId: event.transactionId,
      status: "waiting",
      trigger,
      actor,
      createdAt,
      dueAt: createdAt,
    })),
    skipDuplicates: true,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

export async function findEvent({ merchantId, mode }: Scope, id: string): Promise<OutboundEvent | null> {
  return db().outboundEvent.findFirst({ where: { merchantId, mode, id } });
}

/** One event more than `limit`, newest first. */
export async function listEventRows(
  { merchantId, mode }: Scope,
  asked: {
    readonly type: string | undefined;
    readonly since: Date | undefined;
    readonly until: Date | undefined;
  },
  { cursor, limit }: { readonly cursor: Cursor | null; readonly limit: number },
): Promise<Pick<OutboundEvent, "id" | "body" | "occurredAt">[]> {
  const { type, since, until } = asked;
  const beyond =
    cursor === null
      ? {}
      : {
          occurredAt: { lte: cursor.at },
          OR: [{ occurredAt: { lt: cursor.at } }, { id: { lt: cursor.id } }],
        };
  return db().outboundEvent.findMany({
    where: {
      AND: [
        { merchantId, mode },
        type === undefined ? {} : { type },
        since === undefined ? {} : { occurredAt: { gte: since } },
        until === undefined ? {} : { occurredAt: { lt: until } },
        beyond,
      ],
    },
    orderBy: [{ occurredAt: "desc" }, { id: "desc" }],
    take: limit + 1,
    select: { id: true, body: true, occurredAt: true },
  });
}
