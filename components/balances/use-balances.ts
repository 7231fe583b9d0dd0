"use client";

import { useQuery } from "@tanstack/react-query";
import type { Balances } from "#lib/balances/schema.ts";
import type { Mode } from "#lib/mode.ts";
import { fetchJson } from "../layout/fetch-json.ts";

export interface BalancesView {
  readonly merchant: string;
  readonly mode: Mode;
  readonly balances: Balances;
}

/** The balances as of now; the page was opened with the given ones. */
export function useBalances({ merchant, mode, balances }: BalancesView): Balances {
  const { data } = useQuery({
    queryKey: ["balances", merchant, mode],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/balances`,
        async () => (await import("#lib/balances/schema.ts")).balancesDto,
        signal,
      ),
    initialData: balances,
  });
  return data;
}
