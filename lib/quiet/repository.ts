import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { QuietSpell } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";

/** A connection that the alarm watches. */
export interface WatchedRow {
  readonly merchantId: string;
  readonly connectionId: string;
  readonly mode: string;
  readonly zone: string;
  readonly disabledAt: Date | null;
  readonly lastEventAt: Date;
  readonly hasOpenSpell: boolean;
}

/** Every connection that ever brought a webhook. Crosses merchants: the worker's own sweep. */
export async function listWatched(): Promise<WatchedRow[]> {
  return db().$queryRaw<WatchedRow[]>`
    SELECT connections.merchant_id AS "merchantId", connections.id AS "connectionId", connections.mode,
      merchants.time_zone AS zone, disabled_at AS "disabledAt", last_event_at AS "lastEventAt",
      EXISTS (
        SELECT FROM quiet_spells AS spell WHERE spell.merchant_id = connections.merchant_id
          AND spell.connection_id = connections.id AND spell.ended_at IS NULL
      ) AS "hasOpenSpell"
    FROM connections JOIN merchants ON merchants.id = connections.merchant_id
    WHERE last_event_at IS NOT NULL ORDER BY connections.merchant_id, connections.id`;
}

export interface MethodHour {
  /** Empty: all webhooks of the connection. */
  readonly method: string;
  readonly hour: Date;
  readonly events: number;
  readonly lastAt: Date;
}

export async function listMethodHours(
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  connectionId: string,
  since: Date,
): Promise<MethodHour[]> {
  return db().webhookMethodHour.findMany({
    where: { merchantId, mode, connectionId, hour: { gte: since } },
    select: { method: true, hour: true, events: true, lastAt: true },
    orderBy: { hour: "asc" },
  });
}

/** Beyond so many events since the last counted hour, the method waits until that hour is counted. */
const NEWEST_LOOKED_AT = 20_000;

/** The newest webhook about a transaction of this method since `after`, which closed hours do not count yet. */
export async function findLastOfMethod(
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
  method: string,
  after: Date,
): Promise<Date | null> {
  const [row] = await db().$queryRaw<{ at: Date | null }[]>`
    SELECT max(event.received_at) AS at FROM (
      SELECT received_at, transaction_id FROM webhook_events
      WHERE merchant_id = ${merchantId} AND connection_id = ${connectionId} AND received_at > ${after}
        AND channel = 'webhook' AND transaction_id IS NOT NULL
      ORDER BY received_at DESC LIMIT ${NEWEST_LOOKED_AT}
    ) AS event
    JOIN transactions ON transactions.merchant_id = ${merchantId} AND transactions.id = event.transaction_id
    WHERE transactions.method = ${method}`;
  return row?.at ?? null;
}

export async function findMethodLabel(
  { merchantId, mode }: Pick<Scope, "merchantId" | "mode">,
  connectionId: string,
  method: string,
): Promise<string | null> {
  const row = await db().transaction.findFirst({
    where: { merchantId, mode, connectionId, method },
    orderBy: { createdAt: "desc" },
    select: { methodLabel: true },
  });
  return row?.methodLabel ?? null;
}

export async function listOpenSpells(
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
): Promise<QuietSpell[]> {
  return db().quietSpell.findMany({ where: { merchantId, connectionId, endedAt: null } });
}

/** When the whole connection last began to speak again. */
export async function findLastEnd(
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
): Promise<Date | null> {
  const row = await db().quietSpell.findFirst({
    where: { merchantId, connectionId, method: "", endedAt: { not: null } },
    orderBy: { noticedAt: "desc" },
    select: { endedAt: true },
  });
  return row?.endedAt ?? null;
}

export async function insertSpell(tx: Tx, spell: Omit<QuietSpell, "endedAt">): Promise<void> {
  await tx.quietSpell.create({ data: spell });
}

export async function endSpell(
  tx: Tx,
  { merchantId }: Pick<Scope, "merchantId">,
  id: string,
  endedAt: Date,
): Promise<void> {
  await tx.quietSpell.updateMany({ where: { merchantId, id, endedAt: null }, data: { endedAt } });
}

/** The newest spells of the scope's mode. */
export async function listSpellRows(scope: Scope, since: Date, limit: number): Promise<QuietSpell[]> {
  return db().quietSpell.findMany({
    where: {
      merchantId: scope.merchantId,
      mode: scope.mode,
      OR: [{ endedAt: null }, { noticedAt: { gte: since } }],
    },
    orderBy: [{ noticedAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}
