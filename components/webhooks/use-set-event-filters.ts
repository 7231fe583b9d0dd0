"use client";

import { useAddressFilters } from "../data-table/use-address-filters.ts";

const NAMES = [
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

/** Null or "" takes a filter away. */
export type EventFilterPatch = { readonly [Name in (typeof NAMES)[number]]?: string | null };

export function useSetEventFilters() {
  return useAddressFilters(NAMES, "event");
}
