import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ProviderSentDay } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

export type SentRow = Omit<ProviderSentDay, "merchantId" | "mode">;

export async function listSentDays(scope: Scope, first: string, last: string): Promise<SentRow[]> {
  const where = { merchantId: scope.merchantId, mode: scope.mode, day: { gte: first, lte: last } };
  return db().providerSentDay.findMany({ where, orderBy: [{ day: "desc" }, { connectionId: "asc" }] });
}

export async function saveSentDay(tx: Tx, scope: Scope, row: SentRow): Promise<void> {
  const { merchantId, mode } = scope;
  const { day, connectionId, ...said } = row;
  await tx.providerSentDay.upsert({
    where: { merchantId_mode_day_connectionId: { merchantId, mode, day, connectionId } },
    create: { merchantId, mode, ...row },
    update: said,
  });
}

/** Those of the provider's event ids that have come, by whichever way. */
export async function findArrived(
  scope: Scope,
  connectionId: string,
  eventIds: readonly string[],
): Promise<Set<string>> {
  const where = { merchantId: scope.merchantId, connectionId, externalEventId: { in: [...eventIds] } };
  const rows = await db().webhookEventKey.findMany({ where, select: { externalEventId: true } });
  return new Set(rows.map(({ externalEventId }) => externalEventId));
}

/** The provider's id of the newest event that came before a moment. */
export async function findEventBefore(
  scope: Scope,
  connectionId: string,
  before: Date,
): Promise<string | null> {
  const row = await db().webhookEvent.findFirst({
    where: {
      merchantId: scope.merchantId,
      connectionId,
      receivedAt: { lt: before },
      externalEventId: { not: null },
      status: { notIn: ["rejected", "duplicate"] },
    },
    orderBy: { receivedAt: "desc" },
    select: { externalEventId: true },
  });
  return row?.externalEventId ?? null;
}
