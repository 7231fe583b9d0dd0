import type { LinkFilters } from "#lib/payment-links/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = { names: ["state", "q", "after", "before"], usual: { state: "all" } } as const;

/** The address of the list with some filters changed. */
export function linksQuery(filters: LinkFilters, change: Partial<LinkFilters> = {}): string {
  return filterQuery(ADDRESS, filters, change);
}
