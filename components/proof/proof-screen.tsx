"use client";

import { Scale } from "lucide-react";
import { useMemo } from "react";
import type { ProofFilters, ProofPage, ProofRow } from "#lib/proof/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { useAddressFilters } from "../data-table/use-address-filters.ts";
import { ConnectionChip } from "../transactions/connection-chip.tsx";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { useReader } from "../ui/reader.tsx";
import { CsvButton } from "./csv-button.tsx";
import { dayName } from "./day-name.ts";
import { DifferencePill } from "./difference-pill.tsx";
import { ProofCard } from "./proof-card.tsx";
import { proofColumns } from "./proof-columns.tsx";
import { ProofExplained } from "./proof-explained.tsx";
import { proofQuery } from "./proof-url.ts";
import { SentCard } from "./sent-card.tsx";
import { useProof } from "./use-proof.ts";

export interface ProofScreenProps {
  merchant: string;
  filters: ProofFilters;
  page: ProofPage;
  canAsk: boolean;
}

const rowKey = (row: ProofRow) => `${row.day} ${row.connection?.id ?? ""}`;
const FILTERS = ["connection"] as const;
const NO_ROWS: readonly ProofRow[] = [];

function isEmptyDay({ received, difference }: ProofRow): boolean {
  return received === 0 && difference === 0;
}

/** A page of days: what came in, and where every request went. */
export function ProofScreen({ merchant, filters, page: initial, canAsk }: ProofScreenProps) {
  const { locale } = useReader();
  const page = useProof(merchant, filters, initial);
  const { setFilters, isLoading } = useAddressFilters(FILTERS);
  const columns = useMemo(() => proofColumns(merchant, filters.connection), [merchant, filters.connection]);
  const base = `/${merchant}/webhooks/proof`;
  const { total, firstDay, lastDay } = page;
  const isNothingYet = page.older === null && page.rows.every(isEmptyDay);
  const rows = isNothingYet ? NO_ROWS : page.rows;
  const tabs = [
    { href: base + proofQuery(filters, { by: "day" }), label: "By day", current: filters.by === "day" },
    {
      href: base + proofQuery(filters, { by: "connection" }),
      label: "By day and connection",
      current: filters.by === "connection",
    },
  ];
  return (
    <div className="mt-4">
      <div className="flex flex-wrap items-center justify-between gap-3 rounded-3 border border-line bg-surface px-5 py-4">
        <p className="max-w-[64ch] text-pretty">
          <strong className="font-semibold tabular-nums">
            {new Intl.NumberFormat(locale).format(total.received)}
          </strong>{" "}
          requests came in from {dayName(firstDay, locale)} to {dayName(lastDay, locale)}.{" "}
          {total.difference === 0
            ? "Each is accounted for."
            : "Not all of them are accounted for: open the day to see which rows are there."}
        </p>
        <DifferencePill difference={total.difference} words />
      </div>
      <LinkTabs label="How it is counted" tabs={tabs} className="mt-4" />
      <div className="flex flex-wrap items-center gap-2 py-3">
        <ConnectionChip connections={page.connections} value={filters.connection} setFilters={setFilters} />
        <span className="ml-auto">
          <CsvButton rows={rows} name={`webhooks-${firstDay}-to-${lastDay}`} />
        </span>
      </div>
      <div className={cn("transition-opacity", isLoading && "opacity-60")}>
        <DataTable<ProofRow>
          label="Requests by day"
          columns={columns}
          rows={rows}
          rowKey={rowKey}
          renderCard={(row) => <ProofCard row={row} merchant={merchant} connection={filters.connection} />}
          filtered={filters.connection !== undefined || filters.before !== undefined}
          empty={
            <EmptyState
              icon={Scale}
              title="Nothing to account for yet"
              action={<LinkButton href={`/${merchant}/connections`}>See the webhook addresses</LinkButton>}
            >
              Each day on which a provider sends something stands here, with where every request went.
            </EmptyState>
          }
          emptyFiltered={
            <EmptyState
              icon={Scale}
              title="Nothing came in these days"
              action={<LinkButton href={base}>Show all connections</LinkButton>}
            >
              No request reached the chosen connections.
            </EmptyState>
          }
        />
      </div>
      <PaginationFooter
        newerHref={page.newer === null ? null : base + proofQuery(filters, { before: page.newer })}
        olderHref={page.older === null ? null : base + proofQuery(filters, { before: page.older })}
      />
      <SentCard merchant={merchant} askable={page.askable} canAsk={canAsk} />
      <ProofExplained />
    </div>
  );
}
