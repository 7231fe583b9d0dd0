import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import type { RowFilters } from "./condition-repository.ts";
import { interpretSearch } from "./interpret-search.ts";
import { rangeStart } from "./range-start.ts";
import { findMerchantPlace } from "./read-repository.ts";
import type { TransactionFilters } from "./schema.ts";

export interface ResolvedFilters {
  readonly filters: RowFilters;
  readonly exact: boolean;
  readonly rangeIgnored: boolean;
}

/** Looks up what the filters of a URL mean for this merchant now: whose days, which customers, which id. */
export async function resolveFilters(scope: Scope, params: TransactionFilters): Promise<ResolvedFilters> {
  if (params.ids !== undefined) {
    return { filters: { ids: params.ids, since: null, search: null }, exact: false, rangeIgnored: false };
  }
  const search = await interpretSearch(scope, params.q);
  const exact = search?.type === "exact";
  const bounded = params.range !== "all" && !exact;
  const since = bounded
    ? rangeStart(params.range, systemClock.now(), (await findMerchantPlace(scope)).timeZone)
    : null;
  const { connection, method, kind, currency, country, tag, min, max } = params;
  return {
    filters: { connection, method, kind, currency, country, tag, min, max, since, search },
    exact,
    rangeIgnored: exact && params.range !== "all",
  };
}
