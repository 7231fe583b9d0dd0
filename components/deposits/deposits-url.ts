import type { DepositFilters } from "#lib/deposits/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = { names: ["state", "q", "after", "before"], usual: { state: "all" } } as const;

/** The address of the list with some filters changed. */
export function depositsQuery(filters: DepositFilters, change: Partial<DepositFilters> = {}): string {
  return filterQuery(ADDRESS, filters, change);
}
