"use client";

import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import type { Movements } from "#lib/movements/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** A transaction's refunds, recipient, approval and next steps as they are now. */
export function useMovements(merchant: string, transactionId: string, opened: Movements): Movements {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "movements", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${transactionId}/movements`,
        async () => (await import("#lib/movements/schema.ts")).movementsDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}

/** Has everything that shows transactions and approvals read again. */
export function useMovementsChanged(merchant: string): () => Promise<void> {
  const queries = useQueryClient();
  return useCallback(async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: ["transactions", merchant] }),
      queries.invalidateQueries({ queryKey: ["approvals", merchant] }),
    ]);
  }, [queries, merchant]);
}
