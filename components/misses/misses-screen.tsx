"use client";

import { SearchX, ShieldCheck } from "lucide-react";
import { useMemo } from "react";
import type { MissFilters, MissReport, MissRow } from "#lib/misses/schema.ts";
import {
  FINDER,
  FINDERS,
  MISS_STATE,
  MISS_STATES,
  MISS_WINDOWS,
  type MissWindow,
} from "#lib/misses/status.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { useAddressFilters } from "../data-table/use-address-filters.ts";
import { chosenWords, PickOne } from "../transactions/choice-list.tsx";
import { ConnectionChip } from "../transactions/connection-chip.tsx";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { MissCard } from "./miss-card.tsx";
import { missColumns } from "./miss-columns.tsx";
import { MissRatesCard } from "./miss-rates.tsx";
import { missesQuery } from "./misses-url.ts";
import { SpellsCard } from "./spells-card.tsx";
import { useMisses } from "./use-misses.ts";

export interface MissesScreenProps {
  merchant: string;
  filters: MissFilters;
  report: MissReport;
}

const FILTERS = ["window", "connection", "by", "state"] as const;
const WINDOW_LABELS: Readonly<Record<MissWindow, string>> = {
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
  all: "All time",
};
const windows = MISS_WINDOWS.map((value) => ({ value, label: WINDOW_LABELS[value] }));
const finders = FINDERS.map((value) => ({ value, label: FINDER[value].label }));
const states = MISS_STATES.map((value) => ({ value, label: MISS_STATE[value].label }));
const rowKey = (row: MissRow) => row.id;

/** What no webhook told first: the rate of each connection, and every single case. */
export function MissesScreen({ merchant, filters, report: initial }: MissesScreenProps) {
  const { page, rates, spells } = useMisses(merchant, filters, initial);
  const { setFilters, isLoading } = useAddressFilters(FILTERS);
  const columns = useMemo(() => missColumns(merchant), [merchant]);
  const base = `/${merchant}/webhooks/missed`;
  return (
    <div className="mt-4">
      <p className="mb-4 max-w-[72ch] text-pretty text-ink-2">
        The end of a payment, refund, payout or deposit that a poll, a stream or a recovery told although its
        provider sends webhooks. A state found this way is applied at once: nothing waits for the webhook. One
        that comes within two minutes, or any time later, is late and no longer missed. Syncs by hand count
        too: without them a poll would have found it.
      </p>
      <MissRatesCard rates={rates} />
      <div className="flex flex-wrap items-center gap-2 py-3">
        <FilterChip
          label="Time"
          valueOnly
          value={WINDOW_LABELS[filters.window]}
          {...(filters.window !== "30d" && { onClear: () => setFilters({ window: null }) })}
        >
          <PickOne choices={windows} value={filters.window} onPick={(window) => setFilters({ window })} />
        </FilterChip>
        <ConnectionChip
          connections={rates.map(({ connection }) => connection)}
          value={filters.connection}
          setFilters={setFilters}
        />
        <FilterChip
          label="Found by"
          value={chosenWords(finders, filters.by)}
          onClear={() => setFilters({ by: null })}
        >
          <PickOne choices={finders} value={filters.by} onPick={(by) => setFilters({ by })} />
        </FilterChip>
        <FilterChip
          label="Webhook"
          value={chosenWords(states, filters.state)}
          onClear={() => setFilters({ state: null })}
        >
          <PickOne choices={states} value={filters.state} onPick={(state) => setFilters({ state })} />
        </FilterChip>
      </div>
      <div className={cn("transition-opacity", isLoading && "opacity-60")}>
        <DataTable<MissRow>
          label="Missed webhooks"
          columns={columns}
          rows={page.rows}
          rowKey={rowKey}
          rowHref={(row) => `/${merchant}/transactions/${row.transactionId}`}
          renderCard={(row) => <MissCard row={row} merchant={merchant} />}
          filtered={missesQuery(filters) !== ""}
          empty={
            <EmptyState
              icon={ShieldCheck}
              title="No webhook was missed in the last 30 days"
              action={<LinkButton href={`${base}?window=all`}>Look at all time</LinkButton>}
            >
              What a poll, a stream or a recovery tells before any webhook stands here, with how late we knew.
            </EmptyState>
          }
          emptyFiltered={
            <EmptyState
              icon={SearchX}
              title="Nothing matches"
              action={<LinkButton href={base}>Clear all filters</LinkButton>}
            >
              No missed webhook fits these filters.
            </EmptyState>
          }
        />
      </div>
      <PaginationFooter
        newerHref={page.newer && base + missesQuery(filters, { before: page.newer })}
        olderHref={page.older && base + missesQuery(filters, { after: page.older })}
      >
        <KeyHints />
      </PaginationFooter>
      <SpellsCard spells={spells} />
    </div>
  );
}
