import type { Connection } from "../connections/connection.ts";
import type { Mode } from "../mode.ts";
import { dayIn } from "./day-bounds.ts";
import type { QueryWords } from "./query-fields/schema.ts";

/** What names in a search can mean for a merchant: its connections of the mode, their methods, and which day it is there. */
export function queryWords(
  connections: readonly Connection[],
  { mode, now, zone }: { readonly mode: Mode; readonly now: Date; readonly zone: string },
): QueryWords {
  const methods = connections.flatMap(({ provider }) => provider.methods(mode));
  return {
    connections: connections.map(({ id, name, provider }) => ({ id, name, provider: provider.id })),
    methods: methods.map(({ id, label }) => ({ value: id, label })),
    today: dayIn(now, zone),
  };
}
