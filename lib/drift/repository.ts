import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ProviderDrift } from "../db/generated/client.ts";
import type { ConnectionId } from "../ids.ts";
import type { DriftSign } from "../providers/facts.ts";
import type { FactSource } from "../transactions/status.ts";
import type { NewDrift } from "./status.ts";

export interface SeenDrift {
  readonly connectionId: ConnectionId;
  readonly source: FactSource;
  readonly eventId: string | null;
  readonly at: Date;
}

/** Counts each sign once more; a new one gets its first row. Sorted, so that two writers never wait for each other in turn. */
export async function countDrift(scope: Scope, signs: readonly DriftSign[], seen: SeenDrift): Promise<void> {
  const keys = [...signs].sort((a, b) => keyOf(a).localeCompare(keyOf(b)));
  await db().$executeRaw`
    INSERT INTO provider_drifts AS drift
      (merchant_id, connection_id, kind, place, name, source, event_id, first_at, last_at)
    SELECT ${scope.merchantId}, ${seen.connectionId}, kind, place, name, ${seen.source}, ${seen.eventId}::text,
      ${seen.at}::timestamptz, ${seen.at}::timestamptz
    FROM unnest(${keys.map((sign) => sign.kind)}::text[], ${keys.map((sign) => sign.where)}::text[],
      ${keys.map((sign) => sign.name)}::text[]) AS sign(kind, place, name)
    ON CONFLICT (merchant_id, connection_id, kind, place, name) DO UPDATE SET
      count = drift.count + 1,
      source = excluded.source,
      event_id = COALESCE(excluded.event_id, drift.event_id),
      last_at = GREATEST(drift.last_at, excluded.last_at)`;
}

function keyOf({ kind, where, name }: DriftSign): string {
  return `${kind} ${where} ${name}`;
}

/** Newest first. */
export async function listDriftRows(
  scope: Scope,
  connectionId: string,
  limit: number,
): Promise<ProviderDrift[]> {
  return db().providerDrift.findMany({
    where: { merchantId: scope.merchantId, connectionId },
    orderBy: [{ lastAt: "desc" }, { name: "asc" }],
    take: limit,
  });
}

/** For each connection of the scope's mode the newest sign first seen since `since`. */
export async function listNewDriftRows(scope: Scope, since: Date): Promise<NewDrift[]> {
  return db().$queryRaw<NewDrift[]>`
    SELECT DISTINCT ON (drift.connection_id) drift.connection_id AS "connectionId", drift.kind, drift.name, drift.count,
      (count(*) OVER (PARTITION BY drift.connection_id) - 1)::int AS others
    FROM provider_drifts AS drift
    JOIN connections ON connections.merchant_id = drift.merchant_id AND connections.id = drift.connection_id
    WHERE drift.merchant_id = ${scope.merchantId} AND connections.mode = ${scope.mode} AND drift.first_at > ${since}
    ORDER BY drift.connection_id, drift.first_at DESC`;
}
