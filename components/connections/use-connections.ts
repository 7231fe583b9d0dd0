"use client";

import { useQuery } from "@tanstack/react-query";
import { z } from "zod";
import {
  type ConnectionCard,
  type ConnectionDetail,
  connectionCardDto,
  connectionDetailDto,
} from "#lib/connections/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

const cardsDto = z.array(connectionCardDto);

export function useConnectionCards(merchant: string, cards: ConnectionCard[]): ConnectionCard[] {
  const { data } = useQuery({
    queryKey: ["connections", merchant, "cards"],
    queryFn: ({ signal }) => fetchJson(`/api/merchants/${merchant}/connections`, cardsDto, signal),
    initialData: cards,
  });
  return data;
}

export function useConnection(merchant: string, connection: ConnectionDetail): ConnectionDetail {
  const { data } = useQuery({
    queryKey: ["connections", merchant, "one", connection.id],
    queryFn: ({ signal }) =>
      fetchJson(`/api/merchants/${merchant}/connections/${connection.id}`, connectionDetailDto, signal),
    initialData: connection,
  });
  return data;
}
