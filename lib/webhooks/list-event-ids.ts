import type { Scope } from "../auth/scope.ts";
import { resolveEventFilters } from "./event-condition.ts";
import { listEventIdRows } from "./read-repository.ts";
import type { EventFilters } from "./schema.ts";

/** Ids of the events under the filters, newest first. */
export async function listEventIds(
  scope: Scope,
  filters: EventFilters,
  { limit }: { readonly limit: number },
): Promise<string[]> {
  const conditionOf = await resolveEventFilters(scope, filters);
  return listEventIdRows(scope, conditionOf(filters.tab), limit);
}
