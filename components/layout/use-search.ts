"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue } from "react";
import type { SearchAnswer } from "#lib/search/schema.ts";
import { fetchJson } from "./fetch-json.ts";

const NOTHING: SearchAnswer = { hits: [], more: false, completions: [], hints: [] };

/** What the server finds for the text; what it found for the text before stays until then. */
export function useSearch(
  endpoint: string | undefined,
  query: string,
): { answer: SearchAnswer; isStale: boolean } {
  const asked = useDeferredValue(query.trimStart());
  const isAsked = endpoint !== undefined && asked.trim().length >= 2;
  const { data = NOTHING, isPlaceholderData } = useQuery({
    queryKey: ["search", endpoint, asked],
    queryFn: ({ signal }) =>
      fetchJson(
        (endpoint ?? "") + encodeURIComponent(asked),
        async () => (await import("#lib/search/schema.ts")).searchAnswerDto,
        signal,
      ),
    enabled: isAsked,
    placeholderData: keepPreviousData,
    retry: false,
  });
  return { answer: isAsked ? data : NOTHING, isStale: isPlaceholderData || asked !== query.trimStart() };
}
