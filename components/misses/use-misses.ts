"use client";

import { useQuery } from "@tanstack/react-query";
import type { MissFilters, MissReport } from "#lib/misses/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { missesQuery } from "./misses-url.ts";

const MINUTE = 60_000;

/** Also looks by itself: what may still come becomes missed by the mere passing of time. */
export function useMisses(merchant: string, filters: MissFilters, report: MissReport): MissReport {
  const query = missesQuery(filters);
  const { data } = useQuery({
    queryKey: ["webhooks", merchant, "missed", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/missed${query}`,
        async () => (await import("#lib/misses/schema.ts")).missReportDto,
        signal,
      ),
    initialData: report,
    refetchInterval: MINUTE,
  });
  return data;
}
