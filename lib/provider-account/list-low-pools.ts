import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { poolLabel } from "./pool-label.ts";
import { listPools } from "./pool-repository.ts";
import { POOL_IS_LOW } from "./status.ts";

export interface LowPool {
  readonly connectionId: string;
  readonly connectionName: string;
  readonly protocol: string;
  /** In the provider's words: "EVM". */
  readonly protocolLabel: string;
  readonly available: number;
}

/** Pools of the mode's enabled connections that are running out, the emptiest first. */
export async function listLowPools(scope: Scope): Promise<LowPool[]> {
  const enabled = (await listConnections(scope)).filter(({ disabledAt }) => disabledAt === null);
  const low = await listPools(
    scope,
    enabled.map(({ id }) => id),
    POOL_IS_LOW,
  );
  return low.flatMap(({ connectionId, protocol, available }) => {
    const connection = enabled.find(({ id }) => id === connectionId);
    if (connection === undefined) return [];
    const protocolLabel = poolLabel(connection.provider, protocol);
    return [{ connectionId, connectionName: connection.name, protocol, protocolLabel, available }];
  });
}
