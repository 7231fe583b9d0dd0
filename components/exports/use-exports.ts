"use client";

import { useQuery } from "@tanstack/react-query";
import type { ExportListing } from "#lib/exports/schema.ts";
import type { TransactionFilters } from "#lib/transactions/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

const base = (merchant: string) => `/api/merchants/${merchant}/exports`;

export function exportsQuery(merchant: string) {
  return {
    queryKey: ["exports", merchant, "list"],
    queryFn: ({ signal }: { signal: AbortSignal }) =>
      fetchJson(base(merchant), async () => (await import("#lib/exports/schema.ts")).exportListDto, signal),
  };
}

export function useExports(merchant: string, opened: ExportListing): ExportListing {
  return useQuery({ ...exportsQuery(merchant), initialData: opened }).data;
}

/** How many rows a view has: asked once when the dialog opens, and again for other days. */
export function useForecast(merchant: string, filters: TransactionFilters, dayZone: string) {
  const search = new URLSearchParams({ dayZone });
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined && value !== null) search.set(name, String(value));
  return useQuery({
    queryKey: ["export-forecast", merchant, String(search)],
    queryFn: ({ signal }) =>
      fetchJson(
        `${base(merchant)}/forecast?${search}`,
        async () => (await import("#lib/exports/schema.ts")).exportForecastDto,
        signal,
      ),
    staleTime: 10_000,
  });
}

export function filePath(merchant: string, exportId: string): string {
  return `${base(merchant)}/${exportId}/file`;
}
