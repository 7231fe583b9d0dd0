"use client";

import { useQuery } from "@tanstack/react-query";
import type { z } from "zod";
import type { AccountSection } from "#lib/provider-account/status.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export interface AccountProps {
  merchant: string;
  connectionId: string;
  providerName: string;
  /** The reader of the page may change things there. */
  canWrite: boolean;
}

/**
 * What the provider answers about one thing in its account. Asked when the section is opened, and again only by hand:
 * nothing of it is ours, and each question is a call.
 */
export function useAccount<Schema extends z.ZodType>(
  { merchant, connectionId }: Pick<AccountProps, "merchant" | "connectionId">,
  section: AccountSection,
  schema: Schema,
  query = "",
) {
  const url = `/api/merchants/${merchant}/connections/${connectionId}/at-provider/${section}${query}`;
  return useQuery({
    queryKey: ["at-provider", merchant, connectionId, section, query],
    queryFn: ({ signal }) => fetchJson(url, async () => schema, signal),
    retry: false,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
