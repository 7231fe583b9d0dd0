import type { Provider } from "../providers/contract.ts";

/** What a family of networks is called; one that has no deposits has only its own name. */
export function poolLabel({ depositProtocols = [] }: Provider, protocol: string): string {
  const known = depositProtocols.find(({ id }) => id === protocol)?.label;
  return known ?? protocol.charAt(0).toUpperCase() + protocol.slice(1);
}
