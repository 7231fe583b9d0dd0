"use client";

import { useQuery } from "@tanstack/react-query";
import type {
  CustomerDetail,
  CustomerFilters,
  CustomerPage,
  CustomerPosition,
} from "#lib/customer-desk/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { customerQuery, customersQuery } from "./customers-url.ts";
import { useFollowing } from "./use-following.ts";

export function useCustomerRows(merchant: string, filters: CustomerFilters, page: CustomerPage) {
  const query = customersQuery(filters);
  return useFollowing([merchant, "list", query], page, ({ signal }) =>
    fetchJson(
      `/api/merchants/${merchant}/customers${query}`,
      async () => (await import("#lib/customer-desk/schema.ts")).customerPageDto,
      signal,
    ),
  );
}

export function useCustomer(merchant: string, opened: CustomerDetail, position: CustomerPosition) {
  const query = customerQuery(position);
  return useFollowing([merchant, "one", opened.id, query], opened, ({ signal }) =>
    fetchJson(
      `/api/merchants/${merchant}/customers/${opened.id}${query}`,
      async () => (await import("#lib/customer-desk/schema.ts")).customerDetailDto,
      signal,
    ),
  );
}

export function useMergePreview(merchant: string, stays: string, goes: string) {
  return useQuery({
    queryKey: ["customers", merchant, "merge", stays, goes],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/customers/${stays}/merge?otherId=${encodeURIComponent(goes)}`,
        async () => (await import("#lib/customer-desk/schema.ts")).mergePreviewDto,
        signal,
      ),
    retry: false,
  });
}
