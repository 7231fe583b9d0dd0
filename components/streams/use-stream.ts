"use client";

import { useQuery } from "@tanstack/react-query";
import type { StreamDto } from "#lib/streams/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** A lapsed lease changes nothing in the database that could tell us. */
const LOOK_AGAIN_MS = 20_000;

/** How the stream stands. Null: there is none. Undefined: not known yet. */
export function useStream(merchant: string, connectionId: string): StreamDto | null | undefined {
  const { data } = useQuery({
    queryKey: ["connections", merchant, "stream", connectionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/connections/${connectionId}/stream`,
        async () => (await import("#lib/streams/schema.ts")).streamAnswer,
        signal,
      ),
    refetchInterval: ({ state }) => (state.data?.stream === null ? false : LOOK_AGAIN_MS),
  });
  return data?.stream;
}
