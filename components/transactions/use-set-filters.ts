"use client";

import { useAddressFilters } from "../data-table/use-address-filters.ts";

const NAMES = [
  ...(["q", "status", "range", "from", "to", "connection", "method", "kind"] as const),
  ...(["currency", "country", "tag", "min", "max"] as const),
] as const;

/** Null or "" takes a filter away. */
export type FilterPatch = { readonly [Name in (typeof NAMES)[number]]?: string | null };

export function useSetFilters() {
  return useAddressFilters(NAMES);
}
