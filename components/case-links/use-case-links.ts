"use client";

import { useQuery } from "@tanstack/react-query";
import type { CaseLinks } from "#lib/case-links/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** The case links of a transaction that still open. */
export function useCaseLinks(merchant: string, transactionId: string, opened: CaseLinks): CaseLinks {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "case-links", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${transactionId}/case-links`,
        async () => (await import("#lib/case-links/schema.ts")).caseLinksDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}
