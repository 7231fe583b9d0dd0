"use client";

import type { EventDetail, EventFilters, EventPage, InboxProof, InboxSummary } from "#lib/webhooks/schema.ts";
import { cn } from "../ui/cn.ts";
import { LiveDot } from "../ui/live-dot.tsx";
import { useReader } from "../ui/reader.tsx";
import type { BulkActions } from "./bulk-bar.tsx";
import { durationWords } from "./duration-words.ts";
import { EventDetailPanel } from "./event-detail.tsx";
import { EventFiltersBar } from "./event-filters.tsx";
import { EventList } from "./event-list.tsx";
import { EventTabs } from "./event-tabs.tsx";
import { InboxEquation } from "./inbox-equation.tsx";
import { UnfiledNote } from "./unfiled-note.tsx";
import { useSetEventFilters } from "./use-set-event-filters.ts";
import { useEvent, useEventRows, useInboxProof, useInboxSummary } from "./use-webhooks.ts";
import { webhooksQuery } from "./webhooks-url.ts";

export interface WebhooksScreenProps {
  merchant: string;
  filters: EventFilters;
  page: EventPage;
  summary: InboxSummary;
  proof: InboxProof;
  event: EventDetail | null;
  canReplay: boolean;
  bulkActions?: BulkActions;
}

/** List and chosen event side by side; without a choice, the proof that nothing was lost. Narrow screens show one of them. */
export function WebhooksScreen(props: WebhooksScreenProps) {
  const { merchant, filters, canReplay, bulkActions } = props;
  const base = `/${merchant}/webhooks`;
  const { locale } = useReader();
  const { setFilters, isLoading } = useSetEventFilters();
  const event = useEvent(merchant, props.event);
  const summary = useInboxSummary(merchant, filters, props.summary);
  const proof = useInboxProof(merchant, props.proof);
  const list = useEventRows(merchant, filters, props.page, event);
  const eventHref = (id: string) => base + webhooksQuery(filters, {}, id);
  const lag = proof.lagP95Ms === null ? "" : ` · lag p95 ${durationWords(proof.lagP95Ms)}`;
  return (
    <div className="mt-4">
      {/* On a phone an opened event is the page: what narrows the list would only push it down. */}
      <div className={cn(event && "max-md:hidden")}>
        <EventTabs base={base} filters={filters} counts={summary.counts} />
        <div className="flex items-center gap-2 py-3 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:flex-wrap max-md:[&>*]:shrink-0">
          <EventFiltersBar filters={filters} summary={summary} setFilters={setFilters} />
          <span className="ml-auto flex items-center gap-3">
            {bulkActions?.({ ids: [], filters })}
            <span className="max-md:hidden">
              <LiveDot tone="ok">{`Live${lag}`}</LiveDot>
            </span>
          </span>
        </div>
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div
          className={cn("min-w-0 transition-opacity", event && "max-xl:hidden", isLoading && "opacity-60")}
        >
          {summary.unfiled && <UnfiledNote unfiled={summary.unfiled} />}
          <EventList {...{ merchant, base, filters, list, event, eventHref, bulkActions }} />
        </div>
        {event ? (
          <EventDetailPanel
            closeHref={base + webhooksQuery(filters)}
            {...{ merchant, event, canReplay, eventHref }}
          />
        ) : (
          <InboxEquation proof={proof} locale={locale} />
        )}
      </div>
    </div>
  );
}
