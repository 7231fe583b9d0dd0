"use client";

import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo, useState } from "react";
import type {
  EventDetail,
  EventFilters,
  EventPage,
  EventRow,
  InboxProof,
  InboxSummary,
} from "#lib/webhooks/schema.ts";
import { fetchJson } from "../layout/fetch-json.ts";
import { useChangedKeys } from "../transactions/use-changed-keys.ts";
import { openedRows } from "./opened-rows.ts";
import { webhooksQuery } from "./webhooks-url.ts";

/**
 * The rows as the page was opened, each in its present state; what came since is counted, and shown when asked for.
 * Mount it anew for other filters.
 */
export function useEventRows(
  merchant: string,
  filters: EventFilters,
  page: EventPage,
  selected: EventRow | null,
) {
  const [opened, setOpened] = useState(page);
  const query = webhooksQuery(filters);
  const { data: fresh } = useQuery({
    queryKey: ["webhooks", merchant, "list", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks${query}`,
        async () => (await import("#lib/webhooks/schema.ts")).eventPageDto,
        signal,
      ),
    initialData: page,
  });
  const { rows, newCount } = useMemo(
    () => openedRows(opened.rows, fresh.rows, selected, rowTime),
    [opened, fresh, selected],
  );
  const changedKeys = useChangedKeys(rows, rowKey, rowState);
  return { rows, newCount, changedKeys, page: opened, showNew: () => setOpened(fresh) };
}

export function useInboxSummary(
  merchant: string,
  filters: EventFilters,
  summary: InboxSummary,
): InboxSummary {
  const query = webhooksQuery(filters, { tab: null });
  const { data } = useQuery({
    queryKey: ["webhooks", merchant, "summary", query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/summary${query}`,
        async () => (await import("#lib/webhooks/schema.ts")).inboxSummaryDto,
        signal,
      ),
    initialData: summary,
    // That no worker runs is told by nobody: it has to be asked.
    refetchInterval: 30_000,
  });
  return data;
}

export function useInboxProof(merchant: string, proof: InboxProof): InboxProof {
  const { data } = useQuery({
    queryKey: ["webhooks", merchant, "proof"],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/proof`,
        async () => (await import("#lib/webhooks/schema.ts")).inboxProofDto,
        signal,
      ),
    initialData: proof,
  });
  return data;
}

function eventQuery(merchant: string, eventId: string) {
  return queryOptions({
    queryKey: ["webhooks", merchant, "event", eventId],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants/${merchant}/webhooks/${eventId}`,
        async () => (await import("#lib/webhooks/schema.ts")).eventDetailDto,
        signal,
      ),
  });
}

/** As it is now: what a replay would do depends on what has come since the screen was drawn. */
export function useEventToReplay(merchant: string, eventId: string) {
  return useQuery({ ...eventQuery(merchant, eventId), retry: false, refetchOnMount: "always" });
}

export function useEvent(merchant: string, event: EventDetail | null): EventDetail | null {
  const { data } = useQuery({
    ...eventQuery(merchant, event?.id ?? ""),
    enabled: event !== null,
    ...(event === null ? {} : { initialData: event }),
  });
  return event === null ? null : (data ?? event);
}

export function rowKey(row: EventRow): string {
  return row.id;
}

function rowTime(row: EventRow): string {
  return row.receivedAt;
}

function rowState(row: EventRow): string {
  return `${row.status} ${row.attempts}`;
}
