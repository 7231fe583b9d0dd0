"use client";

import { useQuery } from "@tanstack/react-query";
import type { LinkDetail, LinkFilters, LinkPage } from "#lib/payment-links/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { linksQuery } from "./links-url.ts";

export function usePaymentLinks(merchant: string, filters: LinkFilters, page: LinkPage): LinkPage {
  const query = linksQuery(filters);
  const { data } = useQuery({
    queryKey: ["payment-links", merchant, "list", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/payment-links${query}`,
        async () => (await import("#lib/payment-links/schema.ts")).linkPageDto,
        signal,
      ),
    initialData: page,
  });
  return data;
}

export function usePaymentLink(merchant: string, link: LinkDetail): LinkDetail {
  const { data } = useQuery({
    queryKey: ["payment-links", merchant, "one", link.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/payment-links/${link.id}`,
        async () => (await import("#lib/payment-links/schema.ts")).linkDetailDto,
        signal,
      ),
    initialData: link,
  });
  return data;
}
