"use client";

import { useAddressFilters } from "../data-table/use-address-filters.ts";

const NAMES = ["q", "outcome", "status", "method", "operation"] as const;

export function useSetCallFilters() {
  const { setFilters, close, isLoading } = useAddressFilters(NAMES, "call");
  return { setFilters, closeCall: close, isLoading };
}

export type SetCallFilters = ReturnType<typeof useSetCallFilters>["setFilters"];
