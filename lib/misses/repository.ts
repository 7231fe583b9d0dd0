import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import { type MissedWebhook, Prisma } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { Cursor } from "../paging.ts";
import type { Finder, MissState } from "./status.ts";

export type NewMiss = Omit<MissedWebhook, "merchantId" | "mode" | "foundBy"> & { readonly foundBy: Finder };

/** Written once: the same news found again changes nothing. Answers whether it was new. */
export async function insertMiss(tx: Tx, scope: Scope, miss: NewMiss): Promise<boolean> {
  const data = [{ ...miss, merchantId: scope.merchantId, mode: scope.mode }];
  return (await tx.missedWebhook.createMany({ data, skipDuplicates: true })).count > 0;
}

/** Rows that are to be looked after again. Crosses merchants: the worker's own sweep. */
export async function listDueChecks(now: Date, limit: number): Promise<MissedWebhook[]> {
  return db().missedWebhook.findMany({
    where: { nextCheckAt: { lte: now } },
    orderBy: { nextCheckAt: "asc" },
    take: limit,
  });
}

export async function updateMiss(
  tx: Tx,
  { merchantId }: Pick<Scope, "merchantId">,
  id: string,
  patch: Partial<Pick<MissedWebhook, "arrivedAt" | "arrivedEventId" | "nextCheckAt">>,
): Promise<void> {
  await tx.missedWebhook.updateMany({ where: { merchantId, id }, data: patch });
}

export interface MissCondition {
  readonly since: Date | null;
  readonly connectionIds?: readonly string[];
  readonly by?: Finder;
  readonly state?: MissState;
  /** Found after this moment and not arrived: may still come. */
  readonly graceFrom: Date;
}

/** One row more than `limit`, in the direction of reading. */
export async function listMissRows(
  scope: Scope,
  condition: MissCondition,
  {
    cursor,
    newer,
    limit,
  }: { readonly cursor: Cursor | null; readonly newer: boolean; readonly limit: number },
): Promise<MissedWebhook[]> {
  const direction = newer ? "asc" : "desc";
  return db().missedWebhook.findMany({
    where: { AND: [whereOf(scope, condition), cursor === null ? {} : beyond(cursor, newer)] },
    orderBy: [{ foundAt: direction }, { id: direction }],
    take: limit + 1,
  });
}

function whereOf(
  scope: Scope,
  { since, connectionIds, by, state, graceFrom }: MissCondition,
): Prisma.MissedWebhookWhereInput {
  return {
    merchantId: scope.merchantId,
    mode: scope.mode,
    ...(since === null ? {} : { foundAt: { gte: since } }),
    ...(connectionIds === undefined ? {} : { connectionId: { in: [...connectionIds] } }),
    ...(by === undefined ? {} : { foundBy: by }),
    ...(state === undefined ? {} : { AND: [whereState(state, graceFrom)] }),
  };
}

function whereState(state: MissState, graceFrom: Date): Prisma.MissedWebhookWhereInput {
  const { foundAt } = db().missedWebhook.fields;
  if (state === "waiting") return { arrivedAt: null, foundAt: { gt: graceFrom } };
  if (state === "missed") return { arrivedAt: null, foundAt: { lte: graceFrom } };
  return { arrivedAt: state === "late" ? { gt: foundAt } : { lte: foundAt } };
}

function beyond({ at, id }: Cursor, newer: boolean): Prisma.MissedWebhookWhereInput {
  return newer
    ? { foundAt: { gte: at }, OR: [{ foundAt: { gt: at } }, { id: { gt: id } }] }
    : { foundAt: { lte: at }, OR: [{ foundAt: { lt: at } }, { id: { lt: id } }] };
}

/** References of transactions, by id. */
export async function findReferences(scope: Scope, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map();
  const where = { merchantId: scope.merchantId, id: { in: [...ids] } };
  const rows = await db().transaction.findMany({ where, select: { id: true, reference: true } });
  return new Map(rows.map(({ id, reference }) => [id, reference]));
}

/** Transactions that something else than a webhook told the end of first, late webhooks included. */
export async function countFound(scope: Scope, since: Date): Promise<number> {
  return db().missedWebhook.count({
    where: { merchantId: scope.merchantId, mode: scope.mode, foundAt: { gte: since } },
  });
}

export interface RateRow {
  readonly connectionId: string;
  readonly missedDay: number;
  readonly missedWeek: number;
  readonly missedMonth: number;
  /** Of those, the ones that no event of any channel told. */
  readonly untoldDay: number;
  readonly untoldWeek: number;
  readonly untoldMonth: number;
  readonly lagP50Ms: number | null;
  readonly lagP95Ms: number | null;
}

export interface Since {
  readonly day: Date;
  readonly week: Date;
  readonly month: Date;
}

/** Misses of each connection in the three windows. Those that may still come are none yet. */
export async function sumMisses(scope: Scope, since: Since, graceFrom: Date): Promise<RateRow[]> {
  const missed = (from: Date) =>
    Prisma.sql`arrived_at IS NULL AND found_at <= ${graceFrom} AND found_at >= ${from}`;
  const untold = (from: Date) => Prisma.sql`${missed(from)} AND found_by IN ('poll', 'person')`;
  const lag = Prisma.sql`extract(epoch FROM found_at - happened_at) * 1000`;
  const isTimed = Prisma.sql`happened_at IS NOT NULL AND found_at >= happened_at`;
  return db().$queryRaw<RateRow[]>`
    SELECT connection_id AS "connectionId",
      count(*) FILTER (WHERE ${missed(since.day)})::int AS "missedDay",
      count(*) FILTER (WHERE ${missed(since.week)})::int AS "missedWeek",
      count(*) FILTER (WHERE ${missed(since.month)})::int AS "missedMonth",
      count(*) FILTER (WHERE ${untold(since.day)})::int AS "untoldDay",
      count(*) FILTER (WHERE ${untold(since.week)})::int AS "untoldWeek",
      count(*) FILTER (WHERE ${untold(since.month)})::int AS "untoldMonth",
      (percentile_disc(0.5) WITHIN GROUP (ORDER BY ${lag}) FILTER (WHERE ${isTimed}))::float AS "lagP50Ms",
      (percentile_disc(0.95) WITHIN GROUP (ORDER BY ${lag}) FILTER (WHERE ${isTimed}))::float AS "lagP95Ms"
    FROM missed_webhooks
    WHERE merchant_id = ${scope.merchantId} AND mode = ${scope.mode} AND found_at >= ${since.month}
    GROUP BY connection_id`;
}

export interface ToldRow {
  readonly connectionId: string;
  readonly day: number;
  readonly week: number;
  readonly month: number;
}

/** Events of each connection that told something: closed hours as they were counted, the others from the rows. */
export async function sumTold(scope: Scope, since: Since): Promise<ToldRow[]> {
  const { merchantId, mode } = scope;
  // Asked first: with the bound as a subquery, PostgreSQL read the events of the whole month.
  const newest = await db().webhookOutcomeHour.findFirst({
    where: { merchantId, mode },
    orderBy: { hour: "desc" },
    select: { hour: true },
  });
  const counted = newest === null ? 0 : newest.hour.getTime() + HOUR_MS;
  const uncountedFrom = new Date(Math.max(counted, since.month.getTime()));
  return db().$queryRaw<ToldRow[]>`
    WITH parts AS (
      SELECT connection_id, hour AS at, applied FROM webhook_outcome_hours
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND hour >= ${since.month}
      UNION ALL
      SELECT connection_id, date_trunc('hour', received_at, 'UTC'), count(*) FROM webhook_events
      WHERE merchant_id = ${merchantId} AND mode = ${mode} AND status = 'processed' AND received_at >= ${uncountedFrom}
      GROUP BY 1, 2
    )
    SELECT connection_id AS "connectionId", coalesce(sum(applied) FILTER (WHERE at >= ${since.day}), 0)::int AS day,
      coalesce(sum(applied) FILTER (WHERE at >= ${since.week}), 0)::int AS week, sum(applied)::int AS month
    FROM parts GROUP BY 1`;
}

const HOUR_MS = 60 * 60_000;
