"use client";

import { useAddressFilters } from "../data-table/use-address-filters.ts";
import { EVENT_FILTERS } from "./webhooks-url.ts";

/** Null or "" takes a filter away. */
export type EventFilterPatch = { readonly [Name in (typeof EVENT_FILTERS)[number]]?: string | null };

export function useSetEventFilters() {
  return useAddressFilters(EVENT_FILTERS, "event");
}
