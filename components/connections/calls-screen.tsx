"use client";

import { useQuery } from "@tanstack/react-query";
import { ArrowLeftRight, SearchX } from "lucide-react";
import { useMemo } from "react";
import type { CallDto, CallFilters, CallPage, CallRow } from "#lib/connections/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { fetchJson } from "../layout/fetch-json.ts";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { Time } from "../ui/time.tsx";
import { callColumns } from "./call-columns.tsx";
import { CallDialog } from "./call-dialog.tsx";
import { CallFiltersBar } from "./call-filters.tsx";
import { CallStatus } from "./call-status.tsx";
import { callsQuery } from "./calls-url.ts";
import { answerWords } from "./connection-words.ts";
import { useSetCallFilters } from "./use-set-call-filters.ts";

interface CallsScreenProps {
  merchant: string;
  connectionId: string;
  filters: CallFilters;
  page: CallPage;
  call: CallDto | null;
}

/** Every call made through a connection, newest first; one opens over the list. */
export function CallsScreen({ merchant, connectionId, filters, page: loaded, call }: CallsScreenProps) {
  const base = `/${merchant}/connections/${connectionId}/calls`;
  const query = callsQuery(filters);
  const { setFilters, closeCall, isLoading } = useSetCallFilters();
  const columns = useMemo(() => callColumns(merchant), [merchant]);
  const { data: page } = useQuery({
    queryKey: ["connections", merchant, "calls", connectionId, query],
    queryFn: ({ signal }) =>
      fetchJson(
        `/api/merchants${base}${query}`,
        async () => (await import("#lib/connections/schema.ts")).callPageDto,
        signal,
      ),
    initialData: loaded,
  });
  return (
    <>
      <div className="flex flex-wrap items-center gap-2 py-3">
        <CallFiltersBar filters={filters} operations={page.operations} setFilters={setFilters} />
      </div>
      <div className={cn("min-w-0 transition-opacity", isLoading && "opacity-60")}>
        <DataTable<CallRow>
          label="Calls"
          columns={columns}
          rows={page.rows}
          rowKey={rowKey}
          rowHref={(row) => base + callsQuery(filters, {}, row.id)}
          selectedKey={call?.id}
          renderCard={(row) => <CallCard row={row} />}
          filtered={callsQuery({ ...filters, after: undefined, before: undefined }) !== ""}
          empty={
            <EmptyState icon={ArrowLeftRight} title="No calls yet">
              Every request that Paydeck makes to this provider appears here, without its secrets, for 90
              days.
            </EmptyState>
          }
          emptyFiltered={
            <EmptyState
              icon={SearchX}
              title="Nothing matches"
              action={<LinkButton href={base}>Clear all filters</LinkButton>}
            >
              No call fits these filters.
            </EmptyState>
          }
        />
        <PaginationFooter
          newerHref={page.newer && base + callsQuery(filters, { before: page.newer })}
          olderHref={page.older && base + callsQuery(filters, { after: page.older })}
        />
      </div>
      <CallDialog
        call={call ?? undefined}
        onClose={closeCall}
        transactionHref={call?.transactionId ? `/${merchant}/transactions/${call.transactionId}` : null}
      />
    </>
  );
}

function rowKey(row: CallRow): string {
  return row.id;
}

/** One call on a phone. */
function CallCard({ row }: { row: CallRow }) {
  return (
    <span className="grid grid-cols-[minmax(0,1fr)] gap-1.5">
      <span className="flex items-center justify-between gap-3">
        <span className="truncate font-mono text-meta font-strong">
          {row.method} {row.path}
        </span>
        <CallStatus call={row} />
      </span>
      <span className="flex items-center justify-between gap-3 text-meta text-ink-2 tabular-nums">
        <span className="truncate">
          {row.operation}
          {row.attempt > 1 && `, attempt ${row.attempt}`}
        </span>
        <span className="flex shrink-0 gap-3">
          {answerWords(row.durationMs)}
          <Time at={row.at} mode="list" />
        </span>
      </span>
    </span>
  );
}
