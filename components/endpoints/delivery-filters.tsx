"use client";

import { Calendar } from "lucide-react";
import type { DeliveryFilters } from "#lib/deliveries/schema.ts";
import { EVENT_TYPES } from "#lib/event-catalogue/status.ts";
import { SearchChip } from "../data-table/search-chip.tsx";
import { useAddressFilters } from "../data-table/use-address-filters.ts";
import { chosenWords, PickOne } from "../transactions/choice-list.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";

const NAMES = ["q", "type", "range"] as const;
const RANGES = [
  { value: "1h", label: "Last hour" },
  { value: "24h", label: "Last 24 hours" },
  { value: "7d", label: "Last 7 days" },
  { value: "30d", label: "Last 30 days" },
  { value: "all", label: "All time" },
];
const TYPES = EVENT_TYPES.map((type) => ({ value: type, label: type }));

export type SetDeliveryFilters = ReturnType<typeof useDeliveryFilters>["setFilters"];

export function useDeliveryFilters() {
  return useAddressFilters(NAMES, "delivery");
}

interface DeliveryFiltersBarProps {
  filters: DeliveryFilters;
  setFilters: SetDeliveryFilters;
}

export function DeliveryFiltersBar({ filters, setFilters }: DeliveryFiltersBarProps) {
  return (
    <>
      <FilterChip
        label="Made"
        valueOnly
        icon={<Calendar aria-hidden className="size-3.5" />}
        value={filters.range === "all" ? undefined : chosenWords(RANGES, filters.range)}
        onClear={() => setFilters({ range: null })}
      >
        <PickOne
          choices={RANGES}
          value={filters.range}
          onPick={(range) => setFilters({ range: range === "all" ? null : range })}
        />
      </FilterChip>
      <FilterChip label="Event" value={filters.type} onClear={() => setFilters({ type: null })}>
        <div className="max-h-72 overflow-y-auto p-1.5">
          <PickOne choices={TYPES} value={filters.type} onPick={(type) => setFilters({ type })} />
        </div>
      </FilterChip>
      <SearchChip
        help="A webhook-id (msg_…), a delivery's id or a transaction's id."
        value={filters.q}
        onSearch={(q) => setFilters({ q })}
      />
    </>
  );
}
