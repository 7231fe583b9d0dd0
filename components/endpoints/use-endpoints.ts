"use client";

import { useQuery } from "@tanstack/react-query";
import {
  type EndpointDetail,
  type EndpointList,
  endpointDetailDto,
  endpointListDto,
} from "#lib/endpoints/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export function useEndpoints(merchant: string, list: EndpointList): EndpointList {
  const { data } = useQuery({
    queryKey: ["endpoints", merchant, "list"],
    queryFn: ({ signal }) => fetchJson(`/api/merchants/${merchant}/endpoints`, endpointListDto, signal),
    initialData: list,
  });
  return data;
}

export function useEndpoint(merchant: string, endpoint: EndpointDetail): EndpointDetail {
  const { data } = useQuery({
    queryKey: ["endpoints", merchant, "one", endpoint.id],
    queryFn: ({ signal }) =>
      fetchJson(`/api/merchants/${merchant}/endpoints/${endpoint.id}`, endpointDetailDto, signal),
    initialData: endpoint,
  });
  return data;
}
