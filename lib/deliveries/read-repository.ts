import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Delivery, DeliveryAttempt, Endpoint, Prisma } from "../db/generated/client.ts";
import type { Cursor } from "../paging.ts";
import type { DeliveryFilters } from "./schema.ts";
import { DELIVERY_TABS } from "./status.ts";

export type DeliveryListRow = Delivery;
export type EndpointName = Pick<Endpoint, "id" | "url" | "description" | "deletedAt">;

/** Filters with the range already a moment. */
export interface DeliveryCondition extends Pick<DeliveryFilters, "tab" | "endpoint" | "type" | "q"> {
  readonly since: Date | null;
}

function whereOf(
  { merchantId, mode }: Scope,
  { tab, endpoint, type, q, since }: DeliveryCondition,
): Prisma.DeliveryWhereInput {
  return {
    merchantId,
    mode,
    ...(tab === "all" ? {} : { status: { in: [...DELIVERY_TABS[tab].statuses] } }),
    ...(endpoint === undefined ? {} : { endpointId: endpoint }),
    ...(type === undefined ? {} : { type }),
    ...(since === null ? {} : { createdAt: { gte: since } }),
    ...(q ? { OR: [{ id: q }, { eventId: q }, { transactionId: q }] } : {}),
  };
}

/** One row more than `limit`, in the direction of reading: newest first for older pages, oldest first for newer ones. */
export async function listDeliveryRows(
  scope: Scope,
  condition: DeliveryCondition,
  position: { readonly cursor: Cursor | null; readonly newer: boolean; readonly limit: number },
): Promise<DeliveryListRow[]> {
  const { cursor, newer, limit } = position;
  const direction = newer ? "asc" : "desc";
  return db().delivery.findMany({
    where: { AND: [whereOf(scope, condition), cursor === null ? {} : beyond(cursor, newer)] },
    orderBy: [{ createdAt: direction }, { id: direction }],
    take: limit + 1,
  });
}

/** The first bound alone lets the index begin at the cursor; the second settles equal moments. */
function beyond({ at, id }: Cursor, newer: boolean): Prisma.DeliveryWhereInput {
  return newer
    ? { createdAt: { gte: at }, OR: [{ createdAt: { gt: at } }, { id: { gt: id } }] }
    : { createdAt: { lte: at }, OR: [{ createdAt: { lt: at } }, { id: { lt: id } }] };
}

/** Rows under the condition; counting stops at `cap` + 1. */
export async function countDeliveryRows(
  scope: Scope,
  condition: DeliveryCondition,
  cap: number,
): Promise<number> {
  return db().delivery.count({ where: whereOf(scope, condition), take: cap + 1 });
}

export async function findDelivery({ merchantId, mode }: Scope, id: string): Promise<DeliveryListRow | null> {
  return db().delivery.findFirst({ where: { merchantId, mode, id } });
}

/** What an endpoint is called, deleted ones too. */
export async function findEndpointNames(
  { merchantId, mode }: Scope,
  ids: readonly string[],
): Promise<Map<string, EndpointName>> {
  const rows = await db().endpoint.findMany({
    where: { merchantId, mode, id: { in: [...ids] } },
    select: { id: true, url: true, description: true, deletedAt: true },
  });
  return new Map(rows.map((row) => [row.id, row]));
}

/** Tries of one delivery, newest first. */
export async function listAttempts({ merchantId }: Scope, deliveryId: string): Promise<DeliveryAttempt[]> {
  const where = { merchantId, deliveryId };
  return db().deliveryAttempt.findMany({ where, orderBy: [{ number: "desc" }, { id: "desc" }], take: 100 });
}
