import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Replay as ReplayRow } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { assertId, type ReplayId, type WebhookEventId } from "../ids.ts";
import type { EffectKey } from "../webhooks/status.ts";
import type { EffectCount, ReplayAsk } from "./schema.ts";
import type { ReplayStatus } from "./status.ts";

/** Writes a replay with its events, oldest first; null when the key has begun one already. */
export async function insertReplay(
  tx: Tx,
  scope: Scope,
  replay: Pick<ReplayRow, "id" | "kind" | "reason" | "actor" | "rate" | "idempotencyKey" | "createdAt"> & {
    readonly asked: ReplayAsk;
    readonly eventIds: readonly string[];
    /** What was foreseen: it waits for a second person, who sees this. Null: it begins. */
    readonly held: { readonly read: number; readonly effects: readonly EffectCount[] } | null;
  },
): Promise<boolean> {
  const { eventIds, asked, createdAt, held, ...rest } = replay;
  const { merchantId, mode } = scope;
  const { count } = await tx.replay.createMany({
    data: [
      {
        ...rest,
        merchantId,
        mode,
        asked,
        createdAt,
        steppedAt: createdAt,
        status: held === null ? "waiting" : "held",
        total: eventIds.length,
        ...(held !== null && { forecast: [...held.effects], forecastFrom: held.read }),
        effects: [],
      },
    ],
    skipDuplicates: true,
  });
  if (count === 0) return false;
  await tx.$executeRaw`
    INSERT INTO replay_items (merchant_id, replay_id, position, event_id)
    SELECT ${merchantId}, ${rest.id}, place - 1, event_id
    FROM unnest(${[...eventIds]}::text[]) WITH ORDINALITY AS chosen(event_id, place)`;
  return true;
}

export async function findReplayByKey(scope: Scope, idempotencyKey: string): Promise<ReplayRow | null> {
  return db().replay.findFirst({ where: { merchantId: scope.merchantId, idempotencyKey } });
}

export async function findReplayRow(scope: Scope, id: string): Promise<ReplayRow | null> {
  return db().replay.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

export async function listReplaysById(scope: Scope, ids: readonly string[]): Promise<ReplayRow[]> {
  const { merchantId, mode } = scope;
  return db().replay.findMany({ where: { merchantId, mode, id: { in: [...ids] } } });
}

/** Changes with any event of the replay, and with their order. */
export async function eventsDigest(tx: Tx, scope: Scope, replayId: string): Promise<string> {
  const [row] = await tx.$queryRaw<{ digest: string }[]>`
    SELECT encode(sha256(COALESCE(string_agg(position || ':' || event_id, ',' ORDER BY position), '')::bytea), 'hex') AS digest
    FROM replay_items WHERE merchant_id = ${scope.merchantId} AND replay_id = ${replayId}`;
  return row?.digest ?? "";
}

export async function listReplayRows(scope: Scope, limit: number): Promise<ReplayRow[]> {
  return db().replay.findMany({
    where: { merchantId: scope.merchantId, mode: scope.mode },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** The replay, locked until the database transaction ends. Waits for a step that is being taken. */
export async function lockReplay(tx: Tx, scope: Scope, id: string): Promise<ReplayRow | null> {
  await tx.$queryRaw`
    SELECT 1 AS locked FROM replays WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE`;
  return tx.replay.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

/** As {@link lockReplay}, but null at once when another worker is at it: two never take one step. */
export async function seizeReplay(tx: Tx, scope: Scope, id: string): Promise<ReplayRow | null> {
  const seized = await tx.$queryRaw<unknown[]>`
    SELECT 1 AS locked FROM replays WHERE merchant_id = ${scope.merchantId} AND id = ${id} FOR UPDATE SKIP LOCKED`;
  if (seized.length === 0) return null;
  return tx.replay.findFirst({ where: { merchantId: scope.merchantId, mode: scope.mode, id } });
}

export async function updateReplay(
  tx: Tx,
  scope: Scope,
  id: string,
  patch: Partial<
    Pick<
      ReplayRow,
      | "sent"
      | "done"
      | "pacedAt"
      | "troubles"
      | "startedAt"
      | "finishedAt"
      | "cancelledBy"
      | "cancelledWhy"
      | "steppedAt"
    >
  > & { readonly status?: ReplayStatus; readonly effects?: readonly EffectCount[] },
): Promise<void> {
  const { effects, ...rest } = patch;
  await tx.replay.updateMany({
    where: { merchantId: scope.merchantId, id },
    data: { ...rest, ...(effects === undefined ? {} : { effects: [...effects] }) },
  });
}

/** Keeps what was foreseen, once: a second reading of the same events does not replace the first. */
export async function saveForecast(
  scope: Scope,
  id: string,
  forecast: { readonly read: number; readonly effects: readonly EffectCount[] },
): Promise<void> {
  await db().$executeRaw`
    UPDATE replays SET forecast = ${JSON.stringify(forecast.effects)}::jsonb, forecast_from = ${forecast.read}::int
    WHERE merchant_id = ${scope.merchantId} AND id = ${id} AND forecast IS NULL`;
}

export async function listPositions(
  scope: Scope,
  replayId: string,
  positions: readonly number[],
): Promise<string[]> {
  const where = { merchantId: scope.merchantId, replayId, position: { in: [...positions] } };
  const rows = await db().replayItem.findMany({
    where,
    orderBy: { position: "asc" },
    select: { eventId: true },
  });
  return rows.map(({ eventId }) => eventId);
}

export interface ItemRow {
  readonly position: number;
  readonly eventId: string;
  readonly attemptsBefore: number | null;
  readonly effect: string | null;
}

const itemSelect = { position: true, eventId: true, attemptsBefore: true, effect: true } as const;

/** Items from a position on, in order. */
export async function listNextItems(
  tx: Tx,
  scope: Scope,
  replayId: ReplayId,
  next: { readonly from: number; readonly limit: number },
): Promise<ItemRow[]> {
  return tx.replayItem.findMany({
    where: { merchantId: scope.merchantId, replayId, position: { gte: next.from } },
    orderBy: { position: "asc" },
    take: next.limit,
    select: itemSelect,
  });
}

/** Items that have gone and are not answered for. */
export async function listItemsInLine(
  tx: Tx,
  scope: Scope,
  replayId: ReplayId,
  sent: number,
): Promise<ItemRow[]> {
  return tx.replayItem.findMany({
    where: { merchantId: scope.merchantId, replayId, effect: null, position: { lt: sent } },
    select: itemSelect,
  });
}

export async function updateItems(
  tx: Tx,
  scope: Scope,
  replayId: ReplayId,
  items: readonly {
    readonly position: number;
    readonly attemptsBefore: number | null;
    readonly effect: EffectKey | null;
  }[],
): Promise<void> {
  if (items.length === 0) return;
  await tx.$executeRaw`
    UPDATE replay_items AS item SET attempts_before = told.attempts, effect = told.effect
    FROM unnest(${items.map(({ position }) => position)}::int[],
      ${items.map(({ attemptsBefore }) => attemptsBefore)}::int[],
      ${items.map(({ effect }) => effect)}::text[]) AS told(position, attempts, effect)
    WHERE item.merchant_id = ${scope.merchantId} AND item.replay_id = ${replayId} AND item.position = told.position`;
}

/** Items for a screen: all, or those with one effect. One more than `limit`. */
export async function listItemRows(
  scope: Scope,
  replayId: string,
  page: { readonly effect: string | undefined; readonly after: number | undefined; readonly limit: number },
): Promise<{ position: number; eventId: WebhookEventId; effect: string | null }[]> {
  const { effect, after, limit } = page;
  const rows = await db().replayItem.findMany({
    where: {
      merchantId: scope.merchantId,
      replayId,
      ...(effect === undefined ? {} : { effect }),
      ...(after === undefined ? {} : { position: { gt: after } }),
    },
    orderBy: { position: "asc" },
    take: limit + 1,
    select: { position: true, eventId: true, effect: true },
  });
  return rows.map(({ eventId, ...row }) => ({ ...row, eventId: assertId("webhookEvent", eventId) }));
}

/** Replays that nobody has taken a step of for a while. Crosses merchants: it is the worker's own sweep. */
export async function listStalledReplays(
  before: Date,
): Promise<{ merchantId: string; mode: string; id: string }[]> {
  return db().replay.findMany({
    where: { status: { in: ["waiting", "running"] }, steppedAt: { lt: before } },
    select: { merchantId: true, mode: true, id: true },
    take: 100,
  });
}
