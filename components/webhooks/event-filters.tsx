"use client";

import { Calendar } from "lucide-react";
import type { EventFilters, InboxSummary } from "#lib/webhooks/schema.ts";
import { OpenChip } from "../data-table/open-chip.tsx";
import { SearchChip } from "../data-table/search-chip.tsx";
import { SearchForm } from "../data-table/search-form.tsx";
import { chosenWords, PickOne, PickSome } from "../transactions/choice-list.tsx";
import { ConnectionChip } from "../transactions/connection-chip.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { useReader } from "../ui/reader.tsx";
import { OUTCOME_CHOICES, windowWords } from "./event-filter-words.ts";
import { RareFilters } from "./rare-filters.tsx";
import type { EventFilterPatch } from "./use-set-event-filters.ts";
import { WindowForm } from "./window-form.tsx";

interface EventFiltersBarProps {
  filters: EventFilters;
  summary: InboxSummary;
  setFilters: (patch: EventFilterPatch) => void;
}

/** A row of chips: dashed while not set, solid with its value once set; those seldom wanted are behind one of them. */
export function EventFiltersBar({ filters, summary, setFilters }: EventFiltersBarProps) {
  const reader = useReader();
  const providers = summary.providers.map(({ id, name }) => ({ value: id, label: name }));
  const types = summary.types.map((type) => ({ value: type, label: type }));
  return (
    <>
      <OpenChip
        label="Received"
        valueOnly
        icon={<Calendar aria-hidden className="size-3.5" />}
        value={windowWords(filters, reader, new Date())}
        onClear={() => setFilters({ range: null, from: null, to: null })}
      >
        {(close) => (
          <WindowForm
            filters={filters}
            onApply={(patch) => {
              close();
              setFilters(patch);
            }}
          />
        )}
      </OpenChip>
      {(providers.length > 1 || filters.provider !== undefined) && (
        <FilterChip
          label="Provider"
          value={chosenWords(providers, filters.provider)}
          onClear={() => setFilters({ provider: null })}
        >
          <PickSome
            choices={providers}
            value={filters.provider}
            onChange={(provider) => setFilters({ provider })}
          />
        </FilterChip>
      )}
      <ConnectionChip connections={summary.connections} value={filters.connection} setFilters={setFilters} />
      {(filters.tab !== "quarantine" || filters.type || filters.outcome || filters.transaction) && (
        <>
          <FilterChip label="Type" value={filters.type} onClear={() => setFilters({ type: null })}>
            <div className="max-h-72 overflow-y-auto p-1.5">
              <PickOne choices={types} value={filters.type} onPick={(type) => setFilters({ type })} />
            </div>
          </FilterChip>
          <FilterChip
            label="Outcome"
            value={chosenWords(OUTCOME_CHOICES, filters.outcome)}
            onClear={() => setFilters({ outcome: null })}
          >
            <PickOne
              choices={OUTCOME_CHOICES}
              value={filters.outcome}
              onPick={(outcome) => setFilters({ outcome })}
            />
          </FilterChip>
          <OpenChip
            label="Transaction"
            value={filters.transaction}
            onClear={() => setFilters({ transaction: null })}
          >
            {(close) => (
              <SearchForm
                help="A transaction's id, reference or invoice number, or the provider's id for it."
                value={filters.transaction ?? ""}
                onSearch={(transaction) => {
                  close();
                  setFilters({ transaction });
                }}
              />
            )}
          </OpenChip>
        </>
      )}
      <RareFilters filters={filters} setFilters={setFilters} />
      <SearchChip
        help="An event's id, ours or the provider's, or a transaction's id or reference."
        value={filters.q}
        onSearch={(q) => setFilters({ q })}
      />
    </>
  );
}
