import type { EventFilters } from "#lib/webhooks/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

/** What narrows the list, as the address names it. */
export const EVENT_FILTERS = [
  "q",
  "range",
  "from",
  "to",
  "provider",
  "connection",
  "type",
  "transaction",
  "verdict",
  "outcome",
  "channel",
  "attempts",
  "lag",
] as const;

const ADDRESS = {
  names: ["tab", ...EVENT_FILTERS, "after", "before"],
  usual: { tab: "inbox", range: "all" },
} as const;

type Patch = { readonly [Name in keyof EventFilters]?: EventFilters[Name] | null };

/** The address of the inbox with the patch applied; `event` opens one, and a patch closes it. */
export function webhooksQuery(filters: EventFilters, patch: Patch = {}, event?: string): string {
  return filterQuery(ADDRESS, filters, patch, { event });
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(filters: EventFilters): boolean {
  return webhooksQuery(filters, { tab: null }) !== "";
}
