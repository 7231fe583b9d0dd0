"use client";

import type { EventFilters, InboxSummary } from "#lib/webhooks/schema.ts";
import { EVENT_STATUS, EVENT_STATUSES } from "#lib/webhooks/status.ts";
import { SearchChip } from "../data-table/search-chip.tsx";
import { chosenWords, PickOne, PickSome } from "../transactions/choice-list.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { Monogram } from "../ui/monogram.tsx";
import type { EventFilterPatch } from "./use-set-event-filters.ts";

interface EventFiltersBarProps {
  filters: EventFilters;
  summary: InboxSummary;
  setFilters: (patch: EventFilterPatch) => void;
}

const outcomes = EVENT_STATUSES.filter((status) => status !== "rejected").map((value) => ({
  value,
  label: EVENT_STATUS[value].label,
}));

export function EventFiltersBar({ filters, summary, setFilters }: EventFiltersBarProps) {
  const connections = summary.connections.map(({ id, name, tile }) => ({
    value: id,
    label: name,
    icon: <Monogram letters={tile.letters} colour={tile.color} />,
  }));
  const types = summary.types.map((type) => ({ value: type, label: type }));
  return (
    <>
      <FilterChip
        label="Connection"
        value={chosenWords(connections, filters.connection)}
        onClear={() => setFilters({ connection: null })}
      >
        <PickSome
          choices={connections}
          value={filters.connection}
          onChange={(connection) => setFilters({ connection })}
        />
      </FilterChip>
      {filters.tab !== "quarantine" && (
        <>
          <FilterChip label="Type" value={filters.type} onClear={() => setFilters({ type: null })}>
            <div className="max-h-72 overflow-y-auto p-1.5">
              <PickOne choices={types} value={filters.type} onPick={(type) => setFilters({ type })} />
            </div>
          </FilterChip>
          <FilterChip
            label="Outcome"
            value={chosenWords(outcomes, filters.outcome)}
            onClear={() => setFilters({ outcome: null })}
          >
            <PickOne
              choices={outcomes}
              value={filters.outcome}
              onPick={(outcome) => setFilters({ outcome })}
            />
          </FilterChip>
        </>
      )}
      <SearchChip
        help="An event's id, ours or the provider's, or a transaction's id or reference."
        value={filters.q}
        onSearch={(q) => setFilters({ q })}
      />
    </>
  );
}
