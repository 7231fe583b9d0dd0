"use client";

import { useQuery } from "@tanstack/react-query";
import type { ProofFilters, ProofPage } from "#lib/proof/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { proofQuery } from "./proof-url.ts";

export function useProof(merchant: string, filters: ProofFilters, page: ProofPage): ProofPage {
  const query = proofQuery(filters);
  const { data } = useQuery({
    queryKey: ["webhooks", merchant, "proof-days", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/proof/days${query}`,
        async () => (await import("#lib/proof/schema.ts")).proofPageDto,
        signal,
      ),
    initialData: page,
  });
  return data;
}
