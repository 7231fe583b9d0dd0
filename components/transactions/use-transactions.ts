"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { encodeCursor } from "#lib/paging.ts";
import type {
  TabCounts,
  TransactionFilters,
  TransactionPage,
  TransactionRow,
} from "#lib/transactions/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { transactionsQuery } from "./transactions-url.ts";
import { useChangedKeys } from "./use-changed-keys.ts";

interface ListView {
  readonly merchant: string;
  readonly filters: TransactionFilters;
  readonly page: TransactionPage;
}

/** Before every row there is. */
const BEGINNING = encodeCursor({ at: new Date(0), id: `txn_${"0".repeat(26)}` });

/**
 * The rows of the page as it was opened, each in its present state: they change in place and never move. How many
 * newer ones have come is counted apart.
 */
export function useTransactionRows({ merchant, filters, page }: ListView) {
  const url = `/api/merchants/${merchant}/transactions`;
  const ids = page.rows.map((row) => row.id).join(",");
  const present = useQuery({
    queryKey: ["transactions", merchant, "rows", ids],
    queryFn: ({ signal }) =>
      fetchJson(
        `${url}?ids=${ids}`,
        async () => (await import("#lib/transactions/schema.ts")).transactionPageDto,
        signal,
      ),
    initialData: page,
    initialDataUpdatedAt: drawnAt(page),
    enabled: ids !== "",
  });
  const top = page.rows.at(0);
  const before = top ? encodeCursor({ at: new Date(top.createdAt), id: top.id }) : BEGINNING;
  const newerQuery = transactionsQuery(filters, { before });
  const newer = useQuery({
    queryKey: ["transactions", merchant, "newer", newerQuery],
    queryFn: ({ signal }) =>
      fetchJson(
        url + newerQuery,
        async () => (await import("#lib/transactions/schema.ts")).transactionPageDto,
        signal,
      ),
    // The page was drawn with the newest there were: what came since is told, and asked for then.
    initialData: { ...page, rows: [], newer: null },
    initialDataUpdatedAt: drawnAt(page),
    enabled: page.newer === null,
  });
  const rows = useMemo(() => inPlace(page.rows, present.data.rows), [page.rows, present.data.rows]);
  const changedKeys = useChangedKeys(rows, rowKey, rowState);
  return { rows, changedKeys, newCount: newer.data.rows.length, moreNew: newer.data.newer !== null };
}

export function useTabCounts(merchant: string, filters: TransactionFilters, counts: TabCounts): TabCounts {
  const query = transactionsQuery(filters, { tab: null });
  const { data } = useQuery({
    queryKey: ["transactions", merchant, "counts", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/transactions/counts${query}`,
        async () => (await import("#lib/transactions/schema.ts")).tabCountsDto,
        signal,
      ),
    initialData: counts,
  });
  return data;
}

const drawn = new WeakMap<TransactionPage, number>();

/** When this tab was given the page: going back in it shows one that may have been drawn long ago. */
function drawnAt(page: TransactionPage): number {
  const known = drawn.get(page) ?? Date.now();
  drawn.set(page, known);
  return known;
}

function inPlace(opened: readonly TransactionRow[], present: readonly TransactionRow[]): TransactionRow[] {
  const byId = new Map(present.map((row) => [row.id, row]));
  return opened.map((row) => byId.get(row.id) ?? row);
}

export function rowKey(row: TransactionRow): string {
  return row.id;
}

function rowState(row: TransactionRow): string {
  return `${row.status} ${row.reason ?? ""}`;
}
