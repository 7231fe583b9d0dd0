"use client";

import type { TabCounts, TransactionFilters } from "#lib/transactions/schema.ts";
import { STATUS_TAB_IDS, STATUS_TABS } from "#lib/transactions/status.ts";
import type { Look } from "#lib/views/schema.ts";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { useReader } from "../ui/reader.tsx";
import { transactionsQuery } from "./transactions-url.ts";

interface TransactionTabsProps {
  base: string;
  filters: TransactionFilters;
  counts: TabCounts;
  look: Look;
}

export function TransactionTabs({ base, filters, counts, look }: TransactionTabsProps) {
  const { locale } = useReader();
  const numbers = new Intl.NumberFormat(locale);
  const tabs = STATUS_TAB_IDS.map((tab) => {
    const { count, exact } = counts[tab];
    const written = numbers.format(count);
    return {
      href: base + transactionsQuery(filters, { tab }, look),
      label: STATUS_TABS[tab].label,
      count: exact ? written : `${written}+`,
      title: exact ? undefined : `At least ${written}. Counting stopped at the newest that fit.`,
      current: filters.tab === tab,
    };
  });
  return <LinkTabs label="Status" tabs={tabs} />;
}
