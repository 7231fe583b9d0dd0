import type { CustomerFilters } from "#lib/customer-desk/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = { names: ["q", "after", "before"] } as const;

/** The address of the list with some filters changed. */
export function customersQuery(filters: CustomerFilters, change: Partial<CustomerFilters> = {}): string {
  return filterQuery(ADDRESS, filters, change);
}
