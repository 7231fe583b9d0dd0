"use client";

import { SearchX, ShieldCheck, Webhook } from "lucide-react";
import type {
  EventDetail,
  EventFilters,
  EventPage,
  EventRow,
  InboxProof,
  InboxSummary,
} from "#lib/webhooks/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { NewRowsBar } from "../data-table/new-rows-bar.tsx";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LiveDot } from "../ui/live-dot.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { useReader } from "../ui/reader.tsx";
import { durationWords } from "./duration-words.ts";
import { EventCard } from "./event-card.tsx";
import { eventColumns } from "./event-columns.tsx";
import { EventDetailPanel } from "./event-detail.tsx";
import { EventFiltersBar } from "./event-filters.tsx";
import { EventTabs } from "./event-tabs.tsx";
import { InboxEquation } from "./inbox-equation.tsx";
import { useSetEventFilters } from "./use-set-event-filters.ts";
import { rowKey, useEvent, useEventRows, useInboxProof, useInboxSummary } from "./use-webhooks.ts";
import { isNarrowed, webhooksQuery } from "./webhooks-url.ts";

export interface WebhooksScreenProps {
  merchant: string;
  filters: EventFilters;
  page: EventPage;
  summary: InboxSummary;
  proof: InboxProof;
  event: EventDetail | null;
  canReplay: boolean;
}

/** List and chosen event side by side; without a choice, the proof that nothing was lost. Narrow screens show one of them. */
export function WebhooksScreen(props: WebhooksScreenProps) {
  const { merchant, filters, canReplay } = props;
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
      <EventTabs base={base} filters={filters} counts={summary.counts} />
      <div className="flex flex-wrap items-center gap-2 py-3">
        <EventFiltersBar filters={filters} summary={summary} setFilters={setFilters} />
        <span className="ml-auto">
          <LiveDot tone="ok">{`Live${lag}`}</LiveDot>
        </span>
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div
          className={cn("min-w-0 transition-opacity", event && "max-xl:hidden", isLoading && "opacity-60")}
        >
          <DataTable<EventRow>
            label="Webhook events"
            columns={eventColumns}
            rows={list.rows}
            rowKey={rowKey}
            rowHref={(row) => eventHref(row.id)}
            selectedKey={event?.id}
            changedKeys={list.changedKeys}
            renderCard={(row) => <EventCard row={row} />}
            banner={list.page.newer === null && <NewRowsBar count={list.newCount} onShow={list.showNew} />}
            filtered={filters.tab !== "inbox" || isNarrowed(filters)}
            empty={<NothingYet merchant={merchant} />}
            emptyFiltered={<NothingMatches filters={filters} base={base} />}
          />
          <PaginationFooter
            newerHref={list.page.newer && base + webhooksQuery(filters, { before: list.page.newer })}
            olderHref={list.page.older && base + webhooksQuery(filters, { after: list.page.older })}
          >
            <KeyHints />
          </PaginationFooter>
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

function NothingYet({ merchant }: { merchant: string }) {
  const action = <LinkButton href={`/${merchant}/connections`}>See the webhook addresses</LinkButton>;
  return (
    <EmptyState icon={Webhook} title="No webhooks yet" action={action}>
      Every request that a provider sends to one of your connections appears here, with what became of it.
    </EmptyState>
  );
}

function NothingMatches({ filters, base }: { filters: EventFilters; base: string }) {
  if (!isNarrowed(filters)) {
    const words =
      filters.tab === "failed"
        ? "Every event was applied or set aside for a reason."
        : "Every request proved who sent it.";
    return (
      <EmptyState icon={ShieldCheck} title="Nothing here, and that is good">
        {words}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing matches"
      action={<LinkButton href={base}>Clear all filters</LinkButton>}
    >
      No event fits this tab and these filters.
    </EmptyState>
  );
}
