import type { DeliveryListRow, EndpointName } from "./read-repository.ts";
import type { DeliveryRow, EndpointRef } from "./schema.ts";
import { DELIVERY_STATUSES, DELIVERY_TRIGGERS, type DeliveryStatus, type DeliveryTrigger } from "./status.ts";

/** A delivery as the log shows it. */
export function toDeliveryRow(
  row: DeliveryListRow,
  endpoint: EndpointName | undefined,
  now: Date,
): DeliveryRow {
  const sending = row.leaseUntil !== null && row.leaseUntil > now;
  return {
    id: row.id,
    eventId: row.eventId,
    type: row.type,
    status: deliveryStatusOf(row.status),
    trigger: triggerOf(row.trigger),
    actor: row.actor,
    endpoint: toEndpointRef(row.endpointId, endpoint),
    transactionId: row.transactionId,
    attempts: row.attempts,
    sending,
    nextAttemptAt: sending ? null : (row.dueAt?.toISOString() ?? null),
    responseStatus: row.responseStatus,
    errorCode: row.errorCode,
    errorMessage: row.errorMessage,
    createdAt: row.createdAt.toISOString(),
    lastAttemptAt: row.lastAttemptAt?.toISOString() ?? null,
    deliveredAt: row.deliveredAt?.toISOString() ?? null,
  };
}

function toEndpointRef(id: string, endpoint: EndpointName | undefined): EndpointRef {
  const { url = "", description = "", deletedAt = null } = endpoint ?? {};
  return { id, url, description, deleted: endpoint === undefined || deletedAt !== null };
}

export function deliveryStatusOf(stored: string): DeliveryStatus {
  const status = DELIVERY_STATUSES.find((known) => known === stored);
  if (status === undefined) throw new TypeError("a delivery has a status that this version does not know");
  return status;
}

export function triggerOf(stored: string): DeliveryTrigger {
  return DELIVERY_TRIGGERS.find((known) => known === stored) ?? "event";
}
