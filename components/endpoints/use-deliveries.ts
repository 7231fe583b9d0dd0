"use client";

import { useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type {
  DeliveryDetail,
  DeliveryFilters,
  DeliveryPage,
  DeliveryRow,
  DeliverySummary,
} from "#lib/deliveries/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { useChangedKeys } from "../transactions/use-changed-keys.ts";
import { openedRows } from "../webhooks/opened-rows.ts";
import { deliveriesQuery } from "./deliveries-url.ts";

interface Log {
  readonly merchant: string;
  readonly endpointId: string;
  readonly filters: DeliveryFilters;
}

/** `?endpoint=…&…`: the log of one endpoint is the merchant's log under that filter. */
function queryOf({ endpointId, filters }: Log): string {
  const rest = deliveriesQuery(filters).slice(1);
  return `?endpoint=${endpointId}${rest && `&${rest}`}`;
}

/** The rows as the page was opened, each in its present state; what came since is counted. Mount it anew for other filters. */
export function useDeliveryRows(log: Log, page: DeliveryPage, selected: DeliveryRow | null) {
  const [shown, setShown] = useState(page);
  const query = queryOf(log);
  const { data: fresh } = useQuery({
    queryKey: ["endpoints", log.merchant, "deliveries", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${log.merchant}/deliveries${query}`,
        async () => (await import("#lib/deliveries/schema.ts")).deliveryPageDto,
        signal,
      ),
    initialData: page,
  });
  // Where there was nothing, nothing can be moved away by what comes.
  const opened = shown.rows.length === 0 ? fresh : shown;
  const { rows, newCount } = useMemo(
    () => openedRows(opened.rows, fresh.rows, selected, rowTime),
    [opened, fresh, selected],
  );
  const changedKeys = useChangedKeys(rows, rowKey, rowState);
  return { rows, newCount, changedKeys, page: opened, showNew: () => setShown(fresh) };
}

export function useDeliverySummary(log: Log, summary: DeliverySummary): DeliverySummary {
  const query = queryOf(log);
  const { data } = useQuery({
    queryKey: ["endpoints", log.merchant, "summary", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${log.merchant}/deliveries/summary${query}`,
        async () => (await import("#lib/deliveries/schema.ts")).deliverySummaryDto,
        signal,
      ),
    initialData: summary,
  });
  return data;
}

export function useDelivery(merchant: string, delivery: DeliveryDetail | null): DeliveryDetail | null {
  const { data } = useQuery({
    queryKey: ["endpoints", merchant, "delivery", delivery?.id ?? ""],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/deliveries/${delivery?.id ?? ""}`,
        async () => (await import("#lib/deliveries/schema.ts")).deliveryDetailDto,
        signal,
      ),
    enabled: delivery !== null,
    ...(delivery === null ? {} : { initialData: delivery }),
  });
  return delivery === null ? null : (data ?? delivery);
}

export function rowKey(row: DeliveryRow): string {
  return row.id;
}

function rowTime(row: DeliveryRow): string {
  return row.createdAt;
}

function rowState(row: DeliveryRow): string {
  return `${row.status} ${row.attempts}`;
}
