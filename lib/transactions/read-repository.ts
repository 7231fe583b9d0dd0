import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Cursor } from "../paging.ts";
import { type RowFilters, rowCondition } from "./condition-repository.ts";
import type { TransactionStatus } from "./status.ts";

const rowSelect = {
  id: true,
  connectionId: true,
  status: true,
  reason: true,
  kind: true,
  amount: true,
  currency: true,
  received: true,
  reference: true,
  externalId: true,
  invoiceNumber: true,
  methodLabel: true,
  fee: true,
  network: true,
  txHash: true,
  address: true,
  country: true,
  description: true,
  createdAt: true,
  updatedAt: true,
  paidAt: true,
  tags: { select: { tag: true }, orderBy: { tag: "asc" } },
  customer: { select: { name: true, email: true } },
} satisfies Prisma.TransactionSelect;

export type StoredRow = Prisma.TransactionGetPayload<{ select: typeof rowSelect }>;

/** Where a page begins; `direction` tells on which side of it the wanted rows lie. */
export interface PagePosition {
  readonly direction: "older" | "newer";
  readonly cursor: Cursor | null;
  readonly limit: number;
}

const idRows = z.array(z.object({ id: z.string() }));
const countRows = z.array(z.object({ status: z.string(), count: z.int() }));

/** One row more than the limit, in the direction of reading: newest first for `older`, oldest first for `newer`. */
export async function listRows(
  scope: Scope,
  filters: RowFilters,
  statuses: readonly TransactionStatus[],
  position: PagePosition,
): Promise<StoredRow[]> {
  const parts = [rowCondition(scope, filters)];
  if (statuses.length > 0) parts.push(Prisma.sql`t.status = ANY(${[...statuses]})`);
  const { cursor, direction, limit } = position;
  const newer = direction === "newer";
  if (cursor !== null) {
    const key = Prisma.sql`(${cursor.at}, ${cursor.id})`;
    parts.push(newer ? Prisma.sql`(t.created_at, t.id) > ${key}` : Prisma.sql`(t.created_at, t.id) < ${key}`);
  }
  const order = newer ? Prisma.sql`t.created_at ASC, t.id ASC` : Prisma.sql`t.created_at DESC, t.id DESC`;
  const found = await db().$queryRaw`
    SELECT t.id FROM transactions t WHERE ${Prisma.join(parts, " AND ")} ORDER BY ${order} LIMIT ${limit + 1}`;
  const ids = idRows.parse(found).map((row) => row.id);
  const rows = await db().transaction.findMany({
    where: { merchantId: scope.merchantId, id: { in: ids } },
    select: rowSelect,
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

/** Rows per status under the filters. */
export async function countByStatus(scope: Scope, filters: RowFilters): Promise<ReadonlyMap<string, number>> {
  const found = await db().$queryRaw`
    SELECT t.status, count(*)::int AS count FROM transactions t WHERE ${rowCondition(scope, filters)} GROUP BY t.status`;
  return new Map(countRows.parse(found).map((row) => [row.status, row.count]));
}

/** Where the merchant lives: the first part of its paths, and the IANA zone whose days it counts in. */
export async function findMerchantPlace(scope: Scope): Promise<{ slug: string; timeZone: string }> {
  return db().merchant.findUniqueOrThrow({
    where: { id: scope.merchantId },
    select: { slug: true, timeZone: true },
  });
}
