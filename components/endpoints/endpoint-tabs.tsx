"use client";

import { type DeliveryFilters, type DeliverySummary, deliveryFiltersSchema } from "#lib/deliveries/schema.ts";
import { DELIVERY_TAB_IDS } from "#lib/deliveries/status.ts";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { useReader } from "../ui/reader.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { deliveriesQuery } from "./deliveries-url.ts";

const LABELS = { all: "Deliveries", open: "On their way", failed: "Failed" } as const;
const UNFILTERED = deliveryFiltersSchema.parse({});

interface EndpointTabsProps {
  /** Of the log; absent on the settings. */
  log?: { readonly filters: DeliveryFilters; readonly summary: DeliverySummary };
}

/** The log by state, and the settings. */
export function EndpointTabs({ log }: EndpointTabsProps) {
  const { merchant, endpoint } = useCurrentEndpoint();
  const numbers = new Intl.NumberFormat(useReader().locale);
  const base = `/${merchant}/webhooks/endpoints/${endpoint.id}`;
  const states = DELIVERY_TAB_IDS.map((tab) => {
    const counted = log?.summary.counts[tab];
    return {
      href: base + deliveriesQuery(log?.filters ?? UNFILTERED, { tab }),
      label: LABELS[tab],
      count: counted && numbers.format(counted.count) + (counted.capped ? "+" : ""),
      current: log?.filters.tab === tab,
    };
  });
  const settings = { href: `${base}/settings`, label: "Settings", current: log === undefined };
  return <LinkTabs label="Endpoint" className="mt-4" tabs={[...states, settings]} />;
}
