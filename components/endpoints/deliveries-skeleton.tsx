"use client";

import type { DeliveryRow } from "#lib/deliveries/schema.ts";
import { DELIVERY_TAB_IDS, DELIVERY_TABS } from "#lib/deliveries/status.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DeliveryCard } from "./delivery-card.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";

const tabs = DELIVERY_TAB_IDS.map((tab) => ({
  href: "",
  label: DELIVERY_TABS[tab].label,
  current: tab === "all",
}));

/** The log before its rows are there, in the log's own measures. */
export function DeliveriesSkeleton() {
  return (
    <div className="mt-4">
      <LinkTabs label="States" tabs={tabs} />
      <div className="flex h-13 items-center gap-2 py-3">
        <Skeleton className="h-7 w-20 rounded-full" />
        <Skeleton className="h-7 w-20 rounded-full" />
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_420px]">
        <DataTable<DeliveryRow>
          label="Deliveries"
          columns={deliveryColumns}
          rows={undefined}
          rowKey={() => ""}
          renderCard={(row) => <DeliveryCard row={row} />}
          filtered={false}
          empty={null}
          emptyFiltered={null}
        />
        <div className="h-72 rounded-3 border border-line bg-surface max-xl:hidden" />
      </div>
    </div>
  );
}

/** One endpoint before anything is known of it. */
export function EndpointSkeleton() {
  return (
    <div className="mt-4">
      <Skeleton className="h-5 w-28" />
      <Skeleton className="mt-3 h-6 w-64 max-w-full" />
      <Skeleton className="mt-2 h-4 w-96 max-w-full" />
      <div className="mt-4 h-[102px] rounded-3 border border-line bg-surface" />
      <div className="mt-4 h-10 border-b border-line" />
      <DeliveriesSkeleton />
    </div>
  );
}
