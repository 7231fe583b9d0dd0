import type { Scope } from "../auth/scope.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import type { FilterOptions } from "./schema.ts";

/** What the filter chips offer: what the merchant's connections can charge, not what happens to be in the rows. */
export async function listFilterOptions(scope: Scope): Promise<FilterOptions> {
  const connections = await listConnections(scope);
  const methods = connections.flatMap((connection) => connection.provider.methods(scope.mode));
  const labels = new Map(methods.map((method) => [method.id, method.label]));
  const nameOf = (id: string, label: string): string => {
    const isShared = [...labels].some(([other, text]) => other !== id && text === label);
    const owner = connections.find(({ provider }) =>
      provider.methods(scope.mode).some((one) => one.id === id),
    );
    return isShared && owner ? `${label} · ${owner.name}` : label;
  };
  return {
    connections: connections.map(connectionRef),
    methods: [...labels]
      .map(([value, label]) => ({ value, label: nameOf(value, label) }))
      .sort((a, b) => a.label.localeCompare(b.label, "en")),
    currencies: [...new Set(methods.flatMap((method) => method.currencies))].sort(),
    countries: [...new Set(methods.flatMap((method) => method.countries ?? []))].sort(),
  };
}
