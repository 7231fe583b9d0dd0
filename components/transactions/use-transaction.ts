"use client";

import { useQuery } from "@tanstack/react-query";
import type { TransactionDetail } from "#lib/transactions/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** The transaction as it is now; asked for again whenever the server says that transactions changed. */
export function useTransaction(merchant: string, opened: TransactionDetail): TransactionDetail {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "one", opened.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${opened.id}`,
        async () => (await import("#lib/transactions/schema.ts")).transactionDetailDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}
