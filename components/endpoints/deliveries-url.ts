import type { DeliveryFilters } from "#lib/deliveries/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = {
  names: ["tab", "q", "type", "range", "after", "before"],
  usual: { tab: "all", range: "all" },
} as const;

type Patch = { readonly [Name in keyof DeliveryFilters]?: DeliveryFilters[Name] | null };

/** The address of an endpoint's log with the patch applied; `delivery` opens one, and a patch closes it. */
export function deliveriesQuery(filters: DeliveryFilters, patch: Patch = {}, delivery?: string): string {
  return filterQuery(ADDRESS, filters, patch, { delivery });
}

/** Whether anything but the tab narrows the log. */
export function isNarrowed(filters: DeliveryFilters): boolean {
  return deliveriesQuery(filters, { tab: null }) !== "";
}
