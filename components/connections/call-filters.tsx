"use client";

import { CALL_METHODS, CALL_STATUSES, type CallFilters } from "#lib/connections/schema.ts";
import { SearchChip } from "../data-table/search-chip.tsx";
import { chosenWords, PickOne } from "../transactions/choice-list.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import type { SetCallFilters } from "./use-set-call-filters.ts";

interface CallFiltersBarProps {
  filters: CallFilters;
  operations: readonly string[];
  setFilters: SetCallFilters;
}

const OUTCOMES = [
  { value: "answered", label: "Answered" },
  { value: "refused", label: "Refused (4xx)" },
  { value: "failed", label: "Failed (5xx or no answer)" },
];

export function CallFiltersBar({ filters, operations, setFilters }: CallFiltersBarProps) {
  const chips = [
    { name: "outcome", label: "Outcome", choices: OUTCOMES },
    { name: "operation", label: "Operation", choices: plain(operations) },
    { name: "method", label: "Method", choices: plain(CALL_METHODS) },
    {
      name: "status",
      label: "Status",
      choices: CALL_STATUSES.map((value) => ({ value, label: value === "none" ? "No answer" : value })),
    },
  ] as const;
  return (
    <>
      {chips.map(({ name, label, choices }) => (
        <FilterChip
          key={name}
          label={label}
          value={chosenWords(choices, filters[name])}
          onClear={() => setFilters({ [name]: null })}
        >
          <PickOne
            choices={choices}
            value={filters[name]}
            onPick={(value) => setFilters({ [name]: value })}
          />
        </FilterChip>
      ))}
      <SearchChip
        help="A part of the path, or a whole correlation, request or transaction id."
        value={filters.q}
        onSearch={(q) => setFilters({ q })}
      />
    </>
  );
}

function plain(values: readonly string[]) {
  return values.map((value) => ({ value, label: value }));
}
