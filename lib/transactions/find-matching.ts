import type { Scope } from "../auth/scope.ts";
import { findPresent, listMatching, type MatchingRow } from "./match-repository.ts";
import { resolveFilters, type Viewpoint } from "./resolve-filters.ts";
import type { TransactionFilters } from "./schema.ts";
import { STATUS_TABS } from "./status.ts";

/** The newest `limit` transactions that the same filters show in the list, all pages of it. */
export async function findMatching(
  scope: Scope,
  params: TransactionFilters,
  { limit, ...viewpoint }: Viewpoint & { readonly limit: number },
): Promise<MatchingRow[]> {
  const { filters } = await resolveFilters(scope, params, viewpoint);
  return listMatching(scope, filters, STATUS_TABS[params.tab].statuses, limit);
}

/** Those of the ids that are the scope's. */
export async function findPresentRows(scope: Scope, ids: readonly string[]): Promise<MatchingRow[]> {
  return findPresent(scope, ids);
}

export async function findPresentIds(scope: Scope, ids: readonly string[]): Promise<string[]> {
  return (await findPresent(scope, ids)).map(({ id }) => id);
}
