"use client";

import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { parseAsString, parseAsStringLiteral, useQueryStates } from "nuqs";
import type { CurrencyTotal } from "#lib/balances/schema.ts";
import type { Mode } from "#lib/mode.ts";
import type { Overview, OverviewParams } from "#lib/overview/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { RANGES } from "./overview-ranges.ts";

const parsers = {
  range: parseAsStringLiteral(RANGES.map((range) => range.value)).withDefault("30d"),
  currency: parseAsString,
};

export interface OverviewView {
  readonly merchant: string;
  readonly mode: Mode;
  /** What the server rendered, and for which address. */
  readonly params: OverviewParams;
  readonly overview: Overview;
}

/** The overview of the address in the browser; another range is fetched without leaving the page. */
export function useOverview({ merchant, mode, params, overview }: OverviewView) {
  const [{ range, currency }, setParams] = useQueryStates(parsers, { history: "push", scroll: false });
  const search = new URLSearchParams({ range, ...(currency !== null && { currency }) });
  const isFirst = range === params.range && (currency ?? undefined) === params.currency;
  const { data, isPlaceholderData } = useQuery({
    queryKey: ["overview", merchant, mode, range, currency],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/overview?${search}`,
        async () => (await import("#lib/overview/schema.ts")).overviewDto,
        signal,
      ),
    placeholderData: keepPreviousData,
    ...(isFirst && { initialData: overview }),
  });
  return { overview: data ?? overview, range, setParams, isLoading: isPlaceholderData };
}

/** Null for those who may not see balances. */
export function useTotals(
  { merchant, mode }: Pick<OverviewView, "merchant" | "mode">,
  totals: CurrencyTotal[] | null,
): CurrencyTotal[] | null {
  const { data } = useQuery({
    queryKey: ["balances", merchant, mode, "totals"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/balances/totals`,
        async () => (await import("#lib/balances/schema.ts")).currencyTotalDto.array(),
        signal,
      ),
    enabled: totals !== null,
    ...(totals !== null && { initialData: totals }),
  });
  return totals === null ? null : (data ?? totals);
}
