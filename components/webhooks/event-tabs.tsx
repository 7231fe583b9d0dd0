"use client";

import { EVENT_TABS, type EventFilters, type InboxSummary } from "#lib/webhooks/schema.ts";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { useReader } from "../ui/reader.tsx";
import { webhooksQuery } from "./webhooks-url.ts";

const LABELS = { inbox: "All", failed: "Failed", quarantine: "Quarantine" } as const;

interface EventTabsProps {
  base: string;
  filters: EventFilters;
  counts: InboxSummary["counts"];
}

export function EventTabs({ base, filters, counts }: EventTabsProps) {
  const numbers = new Intl.NumberFormat(useReader().locale);
  const tabs = EVENT_TABS.map((tab) => {
    const { count, capped } = counts[tab];
    return {
      href: base + webhooksQuery(filters, { tab, ...leftBehind(tab) }),
      label: LABELS[tab],
      // None found so far says nothing.
      count: count === 0 && capped ? undefined : numbers.format(count) + (capped ? "+" : ""),
      current: filters.tab === tab,
    };
  });
  return <LinkTabs label="Requests" tabs={tabs} />;
}

/** What a tab says by itself, and for requests without proof what nobody can know of them. */
function leftBehind(tab: EventFilters["tab"]) {
  const own = { outcome: null, verdict: null };
  if (tab !== "quarantine") return own;
  return { ...own, type: null, transaction: null, channel: null, attempts: null, lag: null };
}
