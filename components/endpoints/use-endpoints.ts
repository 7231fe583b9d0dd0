"use client";

import { useQuery } from "@tanstack/react-query";
import type { EndpointDetail, EndpointList } from "#lib/endpoints/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export function useEndpoints(merchant: string, list: EndpointList): EndpointList {
  const { data } = useQuery({
    queryKey: ["endpoints", merchant, "list"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/endpoints`,
        async () => (await import("#lib/endpoints/schema.ts")).endpointListDto,
        signal,
      ),
    initialData: list,
  });
  return data;
}

export function useEndpoint(merchant: string, endpoint: EndpointDetail): EndpointDetail {
  const { data } = useQuery({
    queryKey: ["endpoints", merchant, "one", endpoint.id],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/endpoints/${endpoint.id}`,
        async () => (await import("#lib/endpoints/schema.ts")).endpointDetailDto,
        signal,
      ),
    initialData: endpoint,
  });
  return data;
}
