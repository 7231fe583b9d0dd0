import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ConnectionStream } from "../db/generated/client.ts";
import type { ConnectionId, MerchantId } from "../ids.ts";
import { LIVE_CHANNEL } from "../live/topics.ts";
import type { StreamState } from "./status.ts";

export interface StreamableRow {
  readonly merchantId: MerchantId;
  readonly connectionId: ConnectionId;
  readonly mode: string;
  /** Changes with credentials and address: a stream that was opened with others is opened anew. */
  readonly revision: string;
}

/** Enabled connections of these providers. Crosses merchants, since it is the worker's own. */
export async function listEnabledConnections(providers: readonly string[]): Promise<StreamableRow[]> {
  return db().$queryRaw`
    SELECT merchant_id AS "merchantId", id AS "connectionId", mode,
      base_url || extract(epoch FROM credentials_set_at)::text AS revision
    FROM connections WHERE disabled_at IS NULL AND provider = ANY(${[...providers]}) ORDER BY id`;
}

/** Those among them that no live worker has open. */
export async function listUnstreamed(providers: readonly string[]): Promise<StreamableRow[]> {
  return db().$queryRaw`
    SELECT connections.merchant_id AS "merchantId", id AS "connectionId", mode, '' AS revision
    FROM connections LEFT JOIN connection_streams AS stream
      ON stream.merchant_id = connections.merchant_id AND stream.connection_id = connections.id
    WHERE disabled_at IS NULL AND provider = ANY(${[...providers]})
      AND (stream.state IS DISTINCT FROM 'open' OR stream.held_until < now())`;
}

/** Takes the lease when it is free, lapsed or ours. The database's clock decides: two machines need not agree. */
export async function claimStream(
  scope: Scope,
  connectionId: string,
  { holder, leaseMs }: { readonly holder: string; readonly leaseMs: number },
): Promise<boolean> {
  const rows = await db().$queryRaw<unknown[]>`
    INSERT INTO connection_streams AS stream (merchant_id, connection_id, state, holder, held_until)
    VALUES (${scope.merchantId}, ${connectionId}, 'connecting', ${holder},
      now() + ${leaseMs} * interval '1 millisecond')
    ON CONFLICT (merchant_id, connection_id) DO UPDATE
      SET holder = excluded.holder, held_until = excluded.held_until, state = excluded.state
      WHERE stream.holder IS NULL OR stream.held_until < now() OR stream.holder = excluded.holder
    RETURNING 1 AS claimed`;
  return rows.length > 0;
}

/** Prolongs every lease of this holder and answers the connections that it still has. */
export async function renewLeases(holder: string, leaseMs: number): Promise<Set<string>> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    UPDATE connection_streams SET held_until = now() + ${leaseMs} * interval '1 millisecond'
    WHERE holder = ${holder} RETURNING connection_id AS id`;
  return new Set(rows.map(({ id }) => id));
}

export async function releaseStream(scope: Scope, connectionId: string, holder: string): Promise<void> {
  const { count } = await db().connectionStream.updateMany({
    where: { merchantId: scope.merchantId, connectionId, holder },
    data: { holder: null, heldUntil: null, state: "off" },
  });
  if (count > 0) await tellScreens(scope);
}

/** What the holder has to say; nothing is written once another one holds the stream. */
export async function updateStreamState(
  scope: Scope,
  connectionId: string,
  holder: string,
  said: { readonly state: StreamState; readonly problem?: string | null },
): Promise<void> {
  const { count } = await db().connectionStream.updateMany({
    where: { merchantId: scope.merchantId, connectionId, holder },
    data: { ...said },
  });
  if (count > 0) await tellScreens(scope);
}

export async function markOpened(scope: Scope, connectionId: string, holder: string): Promise<void> {
  await db().$executeRaw`
    UPDATE connection_streams SET state = 'open', problem = NULL, last_signal_at = now(), opened_at = now(),
      reconnects = reconnects + CASE WHEN opened_at IS NULL THEN 0 ELSE 1 END
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ${connectionId} AND holder = ${holder}`;
  await tellScreens(scope);
}

export async function markAlive(scope: Scope, connectionId: string): Promise<void> {
  await db().$executeRaw`
    UPDATE connection_streams SET last_signal_at = now()
    WHERE merchant_id = ${scope.merchantId} AND connection_id = ${connectionId}`;
}

/** How far everything is known to be here; later moments only. */
export interface StreamProgress {
  readonly first: number;
  readonly again: number;
  /** Null: the cursor stays, since something before it may be missing. */
  readonly cursor: { readonly eventId: string; readonly at: Date | null } | null;
}

export async function addProgress(
  scope: Scope,
  connectionId: string,
  { first, again, cursor }: StreamProgress,
): Promise<void> {
  const at = cursor?.at ?? null;
  await db().$executeRaw`
    INSERT INTO connection_streams AS stream
      (merchant_id, connection_id, brought_first, brought_again, last_event_id, last_event_at, last_signal_at)
    VALUES (${scope.merchantId}, ${connectionId}, ${first}, ${again}, ${cursor?.eventId ?? null}, ${at}::timestamptz, now())
    ON CONFLICT (merchant_id, connection_id) DO UPDATE SET
      brought_first = stream.brought_first + excluded.brought_first,
      brought_again = stream.brought_again + excluded.brought_again,
      last_signal_at = now(),
      last_event_id = CASE WHEN excluded.last_event_id IS NULL OR excluded.last_event_at < stream.last_event_at
        THEN stream.last_event_id ELSE excluded.last_event_id END,
      last_event_at = greatest(stream.last_event_at, excluded.last_event_at)`;
  await tellScreens(scope);
}

export async function setProblem(scope: Scope, connectionId: string, problem: string | null): Promise<void> {
  await db().connectionStream.updateMany({
    where: { merchantId: scope.merchantId, connectionId },
    data: { problem },
  });
  await tellScreens(scope);
}

export async function findStream(scope: Scope, connectionId: string): Promise<ConnectionStream | null> {
  return db().connectionStream.findFirst({ where: { merchantId: scope.merchantId, connectionId } });
}

/** The newest event that came by any way, and when it came. */
export async function findNewestEvent(
  scope: Scope,
  connectionId: string,
): Promise<{ readonly eventId: string; readonly receivedAt: Date } | null> {
  const row = await db().webhookEvent.findFirst({
    where: {
      merchantId: scope.merchantId,
      connectionId,
      externalEventId: { not: null },
      status: { notIn: ["rejected", "duplicate"] },
    },
    orderBy: { receivedAt: "desc" },
    select: { externalEventId: true, receivedAt: true },
  });
  return row?.externalEventId ? { eventId: row.externalEventId, receivedAt: row.receivedAt } : null;
}

export async function findConnectedAt(scope: Scope, connectionId: string): Promise<Date | null> {
  const where = { merchantId: scope.merchantId, id: connectionId };
  const row = await db().connection.findFirst({ where, select: { createdAt: true } });
  return row?.createdAt ?? null;
}

async function tellScreens(scope: Scope): Promise<void> {
  const notice = JSON.stringify({ merchantId: scope.merchantId, topic: "connections" });
  await db().$queryRaw`SELECT pg_notify(${LIVE_CHANNEL}, ${notice})::text`;
}
