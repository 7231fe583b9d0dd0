"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { seeMentions } from "#lib/notes/actions.ts";
import type { Notes } from "#lib/notes/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** The notes of a transaction as they are now. Whom they name has seen them once they are on the screen. */
export function useNotes(merchant: string, transactionId: string, opened: Notes): Notes {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "notes", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${transactionId}/notes`,
        async () => (await import("#lib/notes/schema.ts")).notesDto,
        signal,
      ),
    initialData: opened,
  });
  const { unseen } = data;
  useEffect(() => {
    if (unseen > 0) void seeMentions(merchant, { transactionId });
  }, [unseen, merchant, transactionId]);
  return data;
}

export function useNotesChanged(merchant: string): () => Promise<void> {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: ["transactions", merchant] });
}
