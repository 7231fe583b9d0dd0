"use client";

import type { EventFilters } from "#lib/webhooks/schema.ts";
import { OpenChip } from "../data-table/open-chip.tsx";
import { type Choice, chosenWords, PickOne } from "../transactions/choice-list.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { ATTEMPTS_CHOICES, CHANNEL_CHOICES, LAG_CHOICES, VERDICT_CHOICES } from "./event-filter-words.ts";
import type { EventFilterPatch } from "./use-set-event-filters.ts";

interface RareFilter {
  name: "verdict" | "channel" | "attempts" | "lag";
  label: string;
  choices: readonly Choice[];
}

const RARE: readonly RareFilter[] = [
  { name: "verdict", label: "Proof", choices: VERDICT_CHOICES },
  { name: "channel", label: "Came by", choices: CHANNEL_CHOICES },
  { name: "attempts", label: "Tries", choices: ATTEMPTS_CHOICES },
  { name: "lag", label: "Lag", choices: LAG_CHOICES },
];

interface RareFiltersProps {
  filters: EventFilters;
  setFilters: (patch: EventFilterPatch) => void;
}

/** What few people narrow by: one chip offers them, and those that are set have a chip of their own. */
export function RareFilters({ filters, setFilters }: RareFiltersProps) {
  const isOffered = ({ name }: RareFilter) =>
    filters[name] !== undefined ||
    filters.tab === "inbox" ||
    (filters.tab === "failed" && name !== "verdict");
  const offered = RARE.filter(isOffered);
  const rest = offered.filter(({ name }) => filters[name] === undefined);
  return (
    <>
      {offered.map(
        ({ name, label, choices }) =>
          filters[name] !== undefined && (
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
          ),
      )}
      {rest.length > 0 && (
        <OpenChip label="More">
          {(close) => (
            <div className="grid gap-3">
              {rest.map(({ name, label, choices }) => (
                <section key={name} aria-label={label}>
                  <h3 className="pb-2 text-label font-medium text-ink-3">{label}</h3>
                  <div className="px-1.5 pb-1.5">
                    <PickOne
                      choices={choices}
                      value={undefined}
                      onPick={(value) => {
                        close();
                        setFilters({ [name]: value });
                      }}
                    />
                  </div>
                </section>
              ))}
            </div>
          )}
        </OpenChip>
      )}
    </>
  );
}
