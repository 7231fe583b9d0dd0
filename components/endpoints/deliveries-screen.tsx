"use client";

import { SearchX, Send, ShieldCheck } from "lucide-react";
import type {
  DeliveryDetail,
  DeliveryFilters,
  DeliveryPage,
  DeliveryRow,
  DeliverySummary,
} from "#lib/deliveries/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { NewRowsBar } from "../data-table/new-rows-bar.tsx";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LiveDot } from "../ui/live-dot.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { AboutEndpoint } from "./about-endpoint.tsx";
import { useCurrentEndpoint } from "./current-endpoint.tsx";
import { deliveriesQuery, isNarrowed } from "./deliveries-url.ts";
import { DeliveryCard } from "./delivery-card.tsx";
import { deliveryColumns } from "./delivery-columns.tsx";
import { DeliveryDetailPanel } from "./delivery-detail.tsx";
import { DeliveryFiltersBar, useDeliveryFilters } from "./delivery-filters.tsx";
import { EndpointTabs } from "./endpoint-tabs.tsx";
import { rowKey, useDelivery, useDeliveryRows, useDeliverySummary } from "./use-deliveries.ts";

interface DeliveriesScreenProps {
  filters: DeliveryFilters;
  page: DeliveryPage;
  summary: DeliverySummary;
  delivery: DeliveryDetail | null;
}

/** What was sent to one endpoint and what it answered; one delivery opens beside the log, or in its place. */
export function DeliveriesScreen({
  filters,
  page,
  summary: loaded,
  delivery: opened,
}: DeliveriesScreenProps) {
  const { merchant, endpoint, may } = useCurrentEndpoint();
  const { setFilters, isLoading } = useDeliveryFilters();
  const base = `/${merchant}/webhooks/endpoints/${endpoint.id}`;
  const log = { merchant, endpointId: endpoint.id, filters };
  const delivery = useDelivery(merchant, opened);
  const summary = useDeliverySummary(log, loaded);
  const list = useDeliveryRows(log, page, delivery);
  return (
    <>
      <EndpointTabs log={{ filters, summary }} />
      <div className="flex flex-wrap items-center gap-2 py-3">
        <DeliveryFiltersBar filters={filters} setFilters={setFilters} />
        <span className="ml-auto">
          <LiveDot tone="ok">Live</LiveDot>
        </span>
      </div>
      <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_420px]">
        <div
          className={cn("min-w-0 transition-opacity", delivery && "max-xl:hidden", isLoading && "opacity-60")}
        >
          <DataTable<DeliveryRow>
            label="Deliveries"
            columns={deliveryColumns}
            rows={list.rows}
            rowKey={rowKey}
            rowHref={(row) => base + deliveriesQuery(filters, {}, row.id)}
            selectedKey={delivery?.id}
            changedKeys={list.changedKeys}
            renderCard={(row) => <DeliveryCard row={row} />}
            banner={list.page.newer === null && <NewRowsBar count={list.newCount} onShow={list.showNew} />}
            filtered={filters.tab !== "all" || isNarrowed(filters)}
            empty={
              <EmptyState icon={Send} title="Nothing was sent yet">
                Each event that this endpoint listens to appears here as it is sent, with every try and its
                answer. “Send a test event” is the quickest way to one.
              </EmptyState>
            }
            emptyFiltered={<NothingMatches filters={filters} base={base} />}
          />
          <PaginationFooter
            newerHref={list.page.newer && base + deliveriesQuery(filters, { before: list.page.newer })}
            olderHref={list.page.older && base + deliveriesQuery(filters, { after: list.page.older })}
          >
            <KeyHints />
          </PaginationFooter>
        </div>
        {delivery ? (
          <DeliveryDetailPanel
            {...{ merchant, delivery }}
            canRedeliver={may.redeliver}
            closeHref={base + deliveriesQuery(filters)}
          />
        ) : (
          <AboutEndpoint />
        )}
      </div>
    </>
  );
}

function NothingMatches({ filters, base }: { filters: DeliveryFilters; base: string }) {
  if (!isNarrowed(filters)) {
    return (
      <EmptyState icon={ShieldCheck} title="Nothing here, and that is good">
        {filters.tab === "failed"
          ? "No delivery was given up."
          : "Nothing waits: all that was to be sent has an end."}
      </EmptyState>
    );
  }
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing matches"
      action={<LinkButton href={base}>Clear all filters</LinkButton>}
    >
      No delivery fits this tab and these filters.
    </EmptyState>
  );
}
