"use client";

import { useQuery } from "@tanstack/react-query";
import type { ConnectionCard, ConnectionDetail } from "#lib/connections/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export function useConnectionCards(merchant: string, cards: ConnectionCard[]): ConnectionCard[] {
  const { data } = useQuery({
    queryKey: ["connections", merchant, "cards"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/connections`,
        async () => (await import("#lib/connections/schema.ts")).connectionCardDto.array(),
        signal,
      ),
    initialData: cards,
  });
  return data;
}

export function useConnection(merchant: string, connection: ConnectionDetail): ConnectionDetail {
  const { data } = useQuery({
    queryKey: ["connections", merchant, "one", connection.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/connections/${connection.id}`,
        async () => (await import("#lib/connections/schema.ts")).connectionDetailDto,
        signal,
      ),
    initialData: connection,
  });
  return data;
}
