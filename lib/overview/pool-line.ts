import type { LowPool } from "../provider-account/list-low-pools.ts";
import type { Attention } from "./schema.ts";

/** Without addresses the provider refuses new orders; only the merchant can import more. */
export function poolLine({
  connectionId,
  connectionName,
  protocol,
  protocolLabel,
  available,
}: LowPool): Attention {
  const none = available === 0;
  const addresses = `${protocolLabel} ${available === 1 ? "address" : "addresses"}`;
  return {
    id: `pool-${connectionId}-${protocol}`,
    tone: none ? "bad" : "warn",
    icon: "circle-alert",
    title: `${connectionName} has ${none ? "no" : available} ${addresses} left`,
    detail: none ? "New orders and bindings are refused" : "Import more before new orders are refused",
    action: "Look",
    href: `/connections/${connectionId}/at-provider?section=pools`,
  };
}
