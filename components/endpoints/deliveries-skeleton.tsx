"use client";

import type { DeliveryRow } from "#lib/deliveries/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { DeliveryCard } from "./delivery-card.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";

const tabs = ["Deliveries", "On their way", "Failed", "Settings"].map((label, index) => ({
  href: "",
  label,
  current: index === 0,
}));

/** The log before its rows are there, in the log's own measures. */
export function DeliveriesSkeleton() {
  return (
    <>
      <LinkTabs label="Endpoint" tabs={tabs} className="mt-4" />
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
    </>
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
      <DeliveriesSkeleton />
    </div>
  );
}
