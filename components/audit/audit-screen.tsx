"use client";

import { ScrollText, SearchX } from "lucide-react";
import { useMemo } from "react";
import type { AuditFilters, AuditReport, AuditRow } from "#lib/audit-desk/schema.ts";
import { AUDIT_AREAS, AUDIT_WINDOW_LABELS, AUDIT_WINDOWS } from "#lib/audit-desk/status.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { useAddressFilters } from "../data-table/use-address-filters.ts";
import { chosenWords, PickOne } from "../transactions/choice-list.tsx";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { FilterChip } from "../ui/filter-chip.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { actWords, targetPath } from "./act-words.ts";
import { AuditCard } from "./audit-card.tsx";
import { auditColumns } from "./audit-columns.tsx";
import { auditQuery } from "./audit-url.ts";
import { ChainCard } from "./chain-card.tsx";
import { useAudit } from "./use-audit.ts";

export interface AuditScreenProps {
  merchant: string;
  filters: AuditFilters;
  report: AuditReport;
}

const FILTERS = ["window", "action", "member", "target"] as const;
const windows = AUDIT_WINDOWS.map((value) => ({ value, label: AUDIT_WINDOW_LABELS[value] }));
const areas = Object.entries(AUDIT_AREAS).map(([value, label]) => ({ value, label }));
const rowKey = (row: AuditRow) => row.id;

export function AuditScreen({ merchant, filters, report: initial }: AuditScreenProps) {
  const { page, members, check } = useAudit(merchant, filters, initial);
  const { setFilters, isLoading } = useAddressFilters(FILTERS);
  const columns = useMemo(() => auditColumns(merchant), [merchant]);
  const people = members.map(({ memberId, actor }) => ({ value: memberId, label: actor }));
  const base = `/${merchant}/audit`;
  const { action } = filters;
  return (
    <div className="mt-4">
      <ChainCard merchant={merchant} check={check} />
      <div className="flex flex-wrap items-center gap-2 py-3">
        <FilterChip
          label="Time"
          valueOnly
          value={AUDIT_WINDOW_LABELS[filters.window]}
          {...(filters.window !== "30d" && { onClear: () => setFilters({ window: null }) })}
        >
          <PickOne choices={windows} value={filters.window} onPick={(window) => setFilters({ window })} />
        </FilterChip>
        <FilterChip
          label="What"
          value={action === undefined ? undefined : (chosenWords(areas, action) ?? actWords(action))}
          onClear={() => setFilters({ action: null })}
        >
          <PickOne choices={areas} value={action} onPick={(picked) => setFilters({ action: picked })} />
        </FilterChip>
        <FilterChip
          label="Who"
          value={chosenWords(people, filters.member)}
          onClear={() => setFilters({ member: null })}
        >
          <PickOne choices={people} value={filters.member} onPick={(member) => setFilters({ member })} />
        </FilterChip>
        {filters.target !== undefined && (
          <FilterChip label="On" value={filters.target} onClear={() => setFilters({ target: null })}>
            <p className="max-w-[28ch] break-all font-mono text-meta">{filters.target}</p>
          </FilterChip>
        )}
      </div>
      <div className={cn("transition-opacity", isLoading && "opacity-60")}>
        <DataTable<AuditRow>
          label="Audit log"
          columns={columns}
          rows={page.rows}
          rowKey={rowKey}
          rowHref={(row) =>
            `/${merchant}/${targetPath(row) ?? `audit${auditQuery(filters, { action: row.action })}`}`
          }
          renderCard={(row) => <AuditCard row={row} />}
          filtered={auditQuery(filters) !== ""}
          empty={
            <EmptyState
              icon={ScrollText}
              title="Nothing was done in the last 30 days"
              action={<LinkButton href={`${base}?window=all`}>Look at all time</LinkButton>}
            >
              Sign-ins, refusals, and everything that somebody changes or sends stands here.
            </EmptyState>
          }
          emptyFiltered={
            <EmptyState
              icon={SearchX}
              title="Nothing matches"
              action={<LinkButton href={base}>Clear all filters</LinkButton>}
            >
              No entry fits these filters.
            </EmptyState>
          }
        />
      </div>
      <PaginationFooter
        newerHref={page.newer && base + auditQuery(filters, { before: page.newer })}
        olderHref={page.older && base + auditQuery(filters, { after: page.older })}
      >
        <KeyHints />
      </PaginationFooter>
    </div>
  );
}
