import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { findTimeZone } from "../team/find-time-zone.ts";
import { parseQuery, remainingQuery, together } from "./query/schema.ts";
import type { QueryFilters } from "./query-fields/schema.ts";
import { queryWords } from "./query-words.ts";
import type { Viewpoint } from "./resolve-filters.ts";
import { type TransactionFilters, transactionFiltersSchema } from "./schema.ts";

/**
 * The same view with the filters of its search text where filters belong, so that each has its chip: null when the text
 * holds none. What was not understood stays in the text, and so is told; so does what an address can't hold, which counts
 * there all the same.
 */
export async function settleQuery(
  scope: Scope,
  params: TransactionFilters,
  { now = systemClock.now(), dayZone }: Viewpoint = {},
): Promise<TransactionFilters | null> {
  if (params.q === undefined || !params.q.includes(":")) return null;
  const [connections, zone] = await Promise.all([listConnections(scope), dayZone ?? findTimeZone(scope)]);
  const parsed = parseQuery(params.q, queryWords(connections, { mode: scope.mode, now, zone }));
  const settling = parsed.said.filter(({ filters }) => fits(filters));
  if (settling.length === 0) return null;
  const staying = parsed.said.filter((one) => !settling.includes(one)).map(({ word }) => word);
  const rest = [remainingQuery(parsed), ...staying].filter((part) => part !== "").join(" ");
  const filters = Object.entries(together(settling)).filter(([, value]) => value !== undefined);
  const settled = { ...params, ...Object.fromEntries(filters), q: rest === "" ? undefined : rest };
  // With the names of its fields written out a text may be too long: then all of it stays as it was typed.
  return fits({ q: settled.q }) ? settled : null;
}

/** Whether an address can hold them. */
function fits(filters: QueryFilters & Pick<TransactionFilters, "q">): boolean {
  const held = new Map(Object.entries(transactionFiltersSchema.parse(filters)));
  return Object.entries(filters).every(([name, value]) => held.get(name) === value);
}
