"use client";

import { useQuery } from "@tanstack/react-query";
import type { Team } from "#lib/members/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export function useTeam(merchant: string, opened: Team): Team {
  const { data } = useQuery({
    queryKey: ["team", merchant, "members"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/team`,
        async () => (await import("#lib/members/schema.ts")).teamDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}
