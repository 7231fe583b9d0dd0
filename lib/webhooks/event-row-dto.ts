import type { Connection } from "../connections/connection.ts";
import { connectionRef } from "../connections/load-connection.ts";
import { notFound } from "../errors.ts";
import type { EventListRow } from "./look-repository.ts";
import type { EventRow } from "./schema.ts";
import { EVENT_CHANNELS, EVENT_STATUSES, type EventChannel, type EventStatus } from "./status.ts";

/** An event as the list shows it. */
export function toEventRow(
  row: EventListRow,
  connections: readonly Connection[],
  references: ReadonlyMap<string, string>,
): EventRow {
  const connection = connections.find(({ id }) => id === row.connectionId);
  if (connection === undefined) throw notFound("Connection");
  const status = eventStatusOf(row.status);
  const reference = row.transactionId === null ? null : (references.get(row.transactionId) ?? null);
  return {
    id: row.id,
    connection: connectionRef(connection),
    channel: eventChannelOf(row.channel),
    type: row.type,
    status,
    verified: status !== "rejected",
    externalEventId: row.externalEventId,
    reference,
    transactionId: row.transactionId,
    attempts: row.attempts,
    nextAttemptAt: row.nextAttemptAt?.toISOString() ?? null,
    outcome: row.outcome,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
    lagMs: row.processedAt && row.processedAt.getTime() - row.receivedAt.getTime(),
    acceptedAt: row.acceptedAt?.toISOString() ?? null,
  };
}

export function eventStatusOf(stored: string): EventStatus {
  const status = EVENT_STATUSES.find((known) => known === stored);
  if (status === undefined) throw new TypeError("an event has a status that this version does not know");
  return status;
}

export function eventChannelOf(stored: string): EventChannel {
  const channel = EVENT_CHANNELS.find((known) => known === stored);
  if (channel === undefined) throw new TypeError("an event came by a way that this version does not know");
  return channel;
}
