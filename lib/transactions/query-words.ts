import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { dayIn } from "./day-bounds.ts";
import type { QueryWords } from "./query-fields/schema.ts";

/** What names in a search can mean for this merchant: its connections, their methods, and which day it is there. */
export async function queryWords(
  scope: Scope,
  now: Date,
  zone: string | Promise<string>,
): Promise<QueryWords> {
  const [connections, here] = await Promise.all([listConnections(scope), zone]);
  const methods = connections.flatMap(({ provider }) => provider.methods(scope.mode));
  return {
    connections: connections.map(({ id, name, provider }) => ({ id, name, provider: provider.id })),
    methods: methods.map(({ id, label }) => ({ value: id, label })),
    today: dayIn(now, here),
  };
}
