import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId } from "../ids.ts";
import type { AddressPool } from "../providers/account-contract.ts";

/** Replaces what was known of a connection's pools. */
export async function writePools(
  tx: Tx,
  scope: Scope,
  connectionId: ConnectionId,
  pools: readonly AddressPool[],
  readAt: Date,
): Promise<void> {
  const owner = { merchantId: scope.merchantId, connectionId };
  await tx.addressPoolReading.deleteMany({
    where: { ...owner, protocol: { notIn: pools.map(({ protocol }) => protocol) } },
  });
  for (const { protocol, available, total } of pools) {
    const data = { available, total, readAt };
    await tx.addressPoolReading.upsert({
      where: { merchantId_connectionId_protocol: { ...owner, protocol } },
      create: { ...owner, protocol, ...data },
      update: data,
    });
  }
}

export interface PoolReading extends AddressPool {
  readonly connectionId: string;
  readonly readAt: Date;
}

/** The newest readings of these connections, the emptiest first. */
export async function listPools(
  scope: Scope,
  connectionIds: readonly string[],
  below?: number,
): Promise<PoolReading[]> {
  return db().addressPoolReading.findMany({
    where: {
      merchantId: scope.merchantId,
      connectionId: { in: [...connectionIds] },
      ...(below === undefined ? {} : { available: { lt: below } }),
    },
    orderBy: [{ available: "asc" }, { protocol: "asc" }],
  });
}
