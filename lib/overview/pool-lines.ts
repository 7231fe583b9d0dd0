import type { LowPool } from "../provider-account/list-low-pools.ts";
import type { Attention } from "./schema.ts";

/**
 * One line a connection, about its emptiest pool. Without addresses the provider refuses new orders; only the merchant
 * can import more.
 */
export function poolLines(pools: readonly LowPool[]): Attention[] {
  const byConnection = Map.groupBy(pools, ({ connectionId }) => connectionId);
  return [...byConnection.values()].flatMap(([emptiest, ...others]) =>
    emptiest === undefined ? [] : [poolLine(emptiest, others)],
  );
}

function poolLine(
  { connectionId, connectionName, protocolLabel, available }: LowPool,
  others: readonly LowPool[],
): Attention {
  const none = available === 0;
  const addresses = `${protocolLabel} ${available === 1 ? "address" : "addresses"}`;
  const also = others.map((pool) => `${pool.available} ${pool.protocolLabel}`).join(", ");
  const then = none ? "New orders and bindings are refused" : "Import more before orders are refused";
  return {
    id: `pool-${connectionId}`,
    tone: none ? "bad" : "warn",
    icon: "circle-alert",
    title: `${connectionName} has ${none ? "no" : available} ${addresses} left`,
    detail: also === "" ? then : `${then} · also ${also}`,
    action: "Look",
    href: `/connections/${connectionId}/at-provider?section=pools`,
  };
}
