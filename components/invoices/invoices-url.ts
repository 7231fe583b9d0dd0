import type { InvoiceFilters } from "#lib/invoices/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = { names: ["tab", "q", "after", "before"], usual: { tab: "all" } } as const;

/** The address of the list with some filters changed. */
export function invoicesQuery(filters: InvoiceFilters, change: Partial<InvoiceFilters> = {}): string {
  return filterQuery(ADDRESS, filters, change);
}
