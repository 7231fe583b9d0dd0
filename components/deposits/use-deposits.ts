"use client";

import { useQuery } from "@tanstack/react-query";
import type { DepositAddressDetail, DepositFilters, DepositPage } from "#lib/deposits/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { depositsQuery } from "./deposits-url.ts";

export function useDepositAddresses(merchant: string, filters: DepositFilters, page: DepositPage) {
  const query = depositsQuery(filters);
  const { data } = useQuery({
    queryKey: ["deposits", merchant, "list", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/deposits${query}`,
        async () => (await import("#lib/deposits/schema.ts")).depositPageDto,
        signal,
      ),
    initialData: page,
  });
  return data;
}

/** Follows "transactions": each word about one of its deposits changes what the page shows. */
export function useDepositAddress(merchant: string, address: DepositAddressDetail): DepositAddressDetail {
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "deposit-address", address.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/deposits/${address.id}`,
        async () => (await import("#lib/deposits/schema.ts")).depositAddressDto,
        signal,
      ),
    initialData: address,
  });
  return data;
}
