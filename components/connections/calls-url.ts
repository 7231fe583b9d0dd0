import type { CallFilters } from "#lib/connections/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = {
  names: ["q", "outcome", "status", "method", "operation", "after", "before"],
} as const;

/** The address of the call log with the patch applied; `call` opens one. */
export function callsQuery(
  filters: CallFilters,
  patch: { readonly [Name in keyof CallFilters]?: CallFilters[Name] | null } = {},
  call?: string,
): string {
  return filterQuery(ADDRESS, filters, patch, { call });
}
