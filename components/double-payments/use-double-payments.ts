"use client";

import { useQuery } from "@tanstack/react-query";
import type { DoublePayments } from "#lib/double-payments/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

/** The cases that a payment is part of, as they are now. */
export function useDoublePayments(
  merchant: string,
  transactionId: string,
  opened: DoublePayments,
): DoublePayments {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "double-payments", transactionId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/${transactionId}/double-payments`,
        async () => (await import("#lib/double-payments/schema.ts")).doublePaymentsDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}
