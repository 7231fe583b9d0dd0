"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { Mails } from "#lib/mail/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** The letters about one thing; `path` is the data route that answers with them, below the merchant's. */
export function useMails(merchant: string, path: string, opened: Mails): Mails {
  const { data } = useQuery({
    queryKey: ["mails", merchant, path],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/${path}`,
        async () => (await import("#lib/mail/schema.ts")).mailsDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}

/** Has the lists of letters ask again, at once rather than when the server tells of it. */
export function useMailsChanged(merchant: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["mails", merchant] });
}
