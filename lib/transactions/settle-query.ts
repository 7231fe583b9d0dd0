import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { findTimeZone } from "../team/find-time-zone.ts";
import { parseQuery, remainingQuery } from "./query/schema.ts";
import { queryWords } from "./query-words.ts";
import type { Viewpoint } from "./resolve-filters.ts";
import type { TransactionFilters } from "./schema.ts";

/**
 * The same view with the filters of its search text where filters belong, so that each has its chip: null when the text
 * holds none. What was not understood stays in the text, and so is told.
 */
export async function settleQuery(
  scope: Scope,
  params: TransactionFilters,
  { now = systemClock.now(), dayZone }: Viewpoint = {},
): Promise<TransactionFilters | null> {
  if (params.q === undefined || !params.q.includes(":")) return null;
  const [connections, zone] = await Promise.all([listConnections(scope), dayZone ?? findTimeZone(scope)]);
  const parsed = parseQuery(params.q, queryWords(connections, { mode: scope.mode, now, zone }));
  const filters = Object.entries(parsed.filters).filter(([, value]) => value !== undefined);
  if (filters.length === 0) return null;
  const rest = remainingQuery(parsed);
  return { ...params, ...Object.fromEntries(filters), q: rest === "" ? undefined : rest };
}
