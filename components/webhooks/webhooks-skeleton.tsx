"use client";

import type { EventRow } from "#lib/webhooks/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { EventCard } from "./event-card.tsx";
import { eventColumns } from "./event-columns.tsx";
import { rowKey } from "./use-webhooks.ts";

const tabs = ["All", "Failed", "Quarantine"].map((label, index) => ({
  href: "",
  label,
  current: index === 0,
}));

/** The inbox before its rows are there, in the inbox's own measures. */
export function WebhooksSkeleton() {
  return (
    <div className="mt-4">
      <LinkTabs label="Requests" tabs={tabs} />
      <div className="flex h-13 items-center gap-2 py-3">
        <Skeleton className="h-7 w-28 rounded-full" />
        <Skeleton className="h-7 w-20 rounded-full" />
        <Skeleton className="h-7 w-24 rounded-full" />
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_420px]">
        <DataTable<EventRow>
          label="Webhook events"
          columns={eventColumns}
          rows={undefined}
          rowKey={rowKey}
          renderCard={(row) => <EventCard row={row} />}
          filtered={false}
          empty={null}
          emptyFiltered={null}
        />
        <div className="h-96 rounded-3 border border-line bg-surface max-xl:hidden" />
      </div>
    </div>
  );
}
