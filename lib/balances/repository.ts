import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { BalanceSnapshot } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import { type ConnectionId, newId } from "../ids.ts";
import type { Figures } from "./figures.ts";

/** Until the database transaction ends, nobody else writes snapshots of this connection. */
export async function lockSnapshots(tx: Tx, connectionId: ConnectionId): Promise<void> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`balance:${connectionId}`}, 0))::text AS locked`;
}

/** The newest snapshot of a connection in one currency. */
export async function findNewestSnapshot(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  currency: string,
): Promise<BalanceSnapshot | null> {
  return tx.balanceSnapshot.findFirst({
    where: { merchantId: scope.merchantId, connectionId, currency },
    orderBy: [{ asOf: "desc" }, { id: "desc" }],
  });
}

export async function insertSnapshot(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  figures: Figures,
  asOf: Date,
): Promise<void> {
  await tx.balanceSnapshot.create({
    data: {
      ...figures,
      merchantId: scope.merchantId,
      mode: scope.mode,
      id: newId("balance", asOf),
      connectionId,
      asOf,
    },
  });
}

/** The same figures, seen again. */
export async function moveSnapshot(tx: Tx, scope: Scope, id: string, asOf: Date): Promise<void> {
  await tx.balanceSnapshot.updateMany({ where: { merchantId: scope.merchantId, id }, data: { asOf } });
}

export interface EnabledConnection {
  readonly merchantId: string;
  readonly mode: string;
  readonly id: string;
}

/** Every merchant's enabled connections: the one read here that crosses merchants, for the worker's own sweep. */
export async function listEnabledConnections(): Promise<EnabledConnection[]> {
  return db().connection.findMany({
    where: { disabledAt: null },
    select: { merchantId: true, mode: true, id: true },
    orderBy: [{ merchantId: "asc" }, { id: "asc" }],
  });
}
