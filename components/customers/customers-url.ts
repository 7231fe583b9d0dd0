import type { CustomerFilters, CustomerPosition } from "#lib/customer-desk/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = { names: ["q", "after", "before"] } as const;

/** The address of the list with some filters changed. */
export function customersQuery(filters: CustomerFilters, change: Partial<CustomerFilters> = {}): string {
  return filterQuery(ADDRESS, filters, change);
}

const POSITION = { names: ["after", "before", "all"] } as const;

/** The address of one customer's page with something changed. */
export function customerQuery(position: CustomerPosition, change: Partial<CustomerPosition> = {}): string {
  return filterQuery(POSITION, position, change);
}
