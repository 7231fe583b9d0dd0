"use client";

import { useQuery } from "@tanstack/react-query";
import type { ReplayAsk, ReplayDetail, ReplayItems, ReplayList } from "#lib/replays/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { askQuery } from "./ask-query.ts";

const base = (merchant: string) => `/api/merchants/${merchant}/webhooks/replays`;

export function useReplays(merchant: string, opened: ReplayList): ReplayList {
  const { data } = useQuery({
    queryKey: ["replays", merchant, "list"],
    queryFn: ({ signal }) =>
      fetchJson(base(merchant), async () => (await import("#lib/replays/schema.ts")).replayListDto, signal),
    initialData: opened,
  });
  return data;
}

export function useReplay(merchant: string, opened: ReplayDetail): ReplayDetail {
  const { data } = useQuery({
    queryKey: ["replays", merchant, "one", opened.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `${base(merchant)}/${opened.id}`,
        async () => (await import("#lib/replays/schema.ts")).replayDetailDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}

/** `query`: "?effect=…&after=…", or nothing. */
export function useReplayItems(
  merchant: string,
  replayId: string,
  query: string,
  opened: ReplayItems,
): ReplayItems {
  const { data } = useQuery({
    queryKey: ["replays", merchant, "items", replayId, query],
    queryFn: ({ signal }) =>
      fetchJson(
        `${base(merchant)}/${replayId}/items${query}`,
        async () => (await import("#lib/replays/schema.ts")).replayItemsDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}

/** Reads up to 500 events: asked for once, and not again whenever an event comes in. */
export function useForecast(merchant: string, asked: ReplayAsk | null) {
  const query = asked === null ? "" : askQuery(asked);
  return useQuery({
    queryKey: ["replay-forecast", merchant, query],
    queryFn: ({ signal }) =>
      fetchJson(
        `${base(merchant)}/forecast${query}`,
        async () => (await import("#lib/replays/schema.ts")).replayForecastDto,
        signal,
      ),
    enabled: asked !== null,
    retry: false,
    gcTime: 0,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
  });
}
