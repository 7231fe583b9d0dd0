import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { poolLabel } from "./pool-label.ts";
import { listPools } from "./pool-repository.ts";
import type { AddressPools } from "./schema.ts";

/** The pools of a connection as they were last counted, the emptiest first. */
export async function listAddressPools(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<AddressPools> {
  const { id, provider } = await loadConnection(scope, connectionId);
  const pools = await listPools(scope, [id]);
  const items = pools.map(({ protocol, available, total, readAt }) => {
    const label = poolLabel(provider, protocol);
    return { protocol, label, available, total, readAt: readAt.toISOString() };
  });
  return { items, problem: null };
}
