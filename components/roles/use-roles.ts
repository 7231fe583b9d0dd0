"use client";

import { useQuery } from "@tanstack/react-query";
import type { Roles } from "#lib/roles/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export function useRoles(merchant: string, opened: Roles): Roles {
  const { data } = useQuery({
    queryKey: ["team", merchant, "roles"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/team/roles`,
        async () => (await import("#lib/roles/schema.ts")).rolesDto,
        signal,
      ),
    initialData: opened,
  });
  return data;
}
