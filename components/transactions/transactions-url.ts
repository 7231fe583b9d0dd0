import type { TransactionFilters } from "#lib/transactions/schema.ts";
import type { Look } from "#lib/views/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = {
  names: [
    ...(["tab", "status", "range", "from", "to", "q", "connection", "method", "kind"] as const),
    ...(["currency", "country", "tag", "min", "max", "after", "before"] as const),
  ],
  usual: { tab: "all", range: "all" },
} as const;

type Patch = { readonly [Name in keyof TransactionFilters]?: TransactionFilters[Name] | null };

/** The address of the list with the patch applied. */
export function transactionsQuery(filters: TransactionFilters, patch: Patch = {}, look: Look = {}): string {
  return filterQuery(ADDRESS, filters, patch, look);
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(filters: TransactionFilters): boolean {
  return transactionsQuery(filters, { tab: null }) !== "";
}
