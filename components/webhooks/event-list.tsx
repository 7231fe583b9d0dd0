"use client";

import { useMemo, useState } from "react";
import type { EventDetail, EventFilters, EventRow } from "#lib/webhooks/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { NewRowsBar } from "../data-table/new-rows-bar.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { Time } from "../ui/time.tsx";
import { type BulkActions, BulkBar } from "./bulk-bar.tsx";
import { EventCard } from "./event-card.tsx";
import { eventColumns } from "./event-columns.tsx";
import { LookFurther, NothingMatches, NothingYet } from "./no-events.tsx";
import { rowKey, type useEventRows } from "./use-webhooks.ts";
import { isNarrowed, webhooksQuery } from "./webhooks-url.ts";

interface EventListProps {
  merchant: string;
  base: string;
  filters: EventFilters;
  list: ReturnType<typeof useEventRows>;
  event: EventDetail | null;
  eventHref: (id: string) => string;
  bulkActions: BulkActions | undefined;
}

/** The list itself: rows that keep their places, ticks, and the way to older and newer pages. */
export function EventList({ merchant, base, filters, list, event, eventHref, bulkActions }: EventListProps) {
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  const ticks = useMemo(() => ({ keys: ticked, onChange: setTicked }), [ticked]);
  const ids = list.rows.map(rowKey).filter((id) => ticked.has(id));
  const { older, newer, lookedTo } = list.page;
  const olderHref = older && base + webhooksQuery(filters, { after: older });
  const newerHref = newer && base + webhooksQuery(filters, { before: newer });
  const furtherHref = filters.before === undefined ? olderHref : newerHref;
  return (
    <>
      <DataTable<EventRow>
        label="Webhook events"
        columns={eventColumns}
        rows={list.rows}
        rowKey={rowKey}
        rowHref={(row) => eventHref(row.id)}
        selectedKey={event?.id}
        changedKeys={list.changedKeys}
        ticks={ticks}
        renderCard={(row) => <EventCard row={row} />}
        banner={
          <>
            {newer === null && <NewRowsBar count={list.newCount} onShow={list.showNew} />}
            <BulkBar ids={ids} onClear={() => setTicked(new Set())}>
              {bulkActions?.({ ids, filters })}
            </BulkBar>
          </>
        }
        filtered={filters.tab !== "inbox" || isNarrowed(filters)}
        empty={<NothingYet merchant={merchant} />}
        emptyFiltered={
          lookedTo === null || furtherHref === null ? (
            <NothingMatches filters={filters} base={base} />
          ) : (
            <LookFurther at={lookedTo} href={furtherHref} />
          )
        }
      />
      <PaginationFooter newerHref={newerHref} olderHref={olderHref}>
        {lookedTo !== null && list.rows.length > 0 ? (
          <span>
            Looked as far as <Time at={lookedTo} mode="list" /> for these.
          </span>
        ) : (
          <KeyHints />
        )}
      </PaginationFooter>
    </>
  );
}
