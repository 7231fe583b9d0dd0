import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { type RowFilters, rowCondition } from "./condition-repository.ts";
import { TRANSACTION_STATUSES, type TransactionStatus } from "./status.ts";

const matchingRows = z.array(
  z.object({ id: z.string(), status: z.enum(TRANSACTION_STATUSES), connectionId: z.string() }),
);
export type MatchingRow = z.infer<typeof matchingRows>[number];

/** Newest first, as the list has them. */
export async function listMatching(
  scope: Scope,
  filters: RowFilters,
  statuses: readonly TransactionStatus[],
  limit: number,
): Promise<MatchingRow[]> {
  const parts = [rowCondition(scope, filters)];
  if (statuses.length > 0) parts.push(Prisma.sql`t.status = ANY(${[...statuses]})`);
  const found = await db().$queryRaw`
    SELECT t.id, t.status, t.connection_id AS "connectionId" FROM transactions t
    WHERE ${Prisma.join(parts, " AND ")} ORDER BY t.created_at DESC, t.id DESC LIMIT ${limit}`;
  return matchingRows.parse(found);
}

export async function findPresent(scope: Scope, ids: readonly string[]): Promise<MatchingRow[]> {
  const found = await db().$queryRaw`
    SELECT t.id, t.status, t.connection_id AS "connectionId" FROM transactions t
    WHERE t.merchant_id = ${scope.merchantId} AND t.mode = ${scope.mode} AND t.id = ANY(${[...ids]})`;
  return matchingRows.parse(found);
}

/** One entry on each of the timelines; `ids` and `transactionIds` go together by their places. */
export async function insertStepsOfPerson(
  tx: Tx,
  scope: Scope,
  steps: {
    readonly ids: readonly string[];
    readonly transactionIds: readonly string[];
    readonly summary: string;
    readonly actor: string;
    readonly at: Date;
  },
): Promise<void> {
  const { ids, transactionIds, summary, actor, at } = steps;
  await tx.$executeRaw`
    INSERT INTO timeline_entries (merchant_id, id, transaction_id, source, verdict, summary, actor, at)
    SELECT ${scope.merchantId}, entry.id, entry.transaction_id, 'person', 'step', ${summary}, ${actor}, ${at}::timestamptz
    FROM unnest(${[...ids]}::text[], ${[...transactionIds]}::text[]) AS entry(id, transaction_id)`;
}
