"use client";

import { ArrowLeftRight, Landmark, SearchX } from "lucide-react";
import dynamic from "next/dynamic";
import { useRouter } from "next/navigation";
import { useMemo, useState, useTransition } from "react";
import type {
  FilterOptions,
  TabCounts,
  TransactionFilters,
  TransactionPage,
  TransactionRow,
} from "#lib/transactions/schema.ts";
import { NO_VIEW, readColumns } from "#lib/views/list-look.ts";
import type { ListViews, Look } from "#lib/views/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { NewRowsBar } from "../data-table/new-rows-bar.tsx";
import { useTimesIn } from "../layout/times-in.ts";
import { cn } from "../ui/cn.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { ColumnsPopover } from "../views/columns-popover.tsx";
import { useLook } from "../views/use-look.ts";
import { ViewsPopover } from "../views/views-popover.tsx";
import { TransactionCard } from "./transaction-card.tsx";
import { COLUMN_CHOICES, columnsFor } from "./transaction-columns.tsx";
import { TransactionFiltersBar } from "./transaction-filters.tsx";
import { TransactionTabs } from "./transaction-tabs.tsx";
import { isNarrowed, transactionsQuery } from "./transactions-url.ts";
import { useSetFilters } from "./use-set-filters.ts";
import { rowKey, useTabCounts, useTransactionRows } from "./use-transactions.ts";

const TransactionsBulkBar = dynamic(
  () => import("../bulk/bulk-bar.tsx").then((module) => module.TransactionsBulkBar),
  { ssr: false },
);

export interface TransactionsTableProps {
  merchant: string;
  filters: TransactionFilters;
  page: TransactionPage;
  counts: TabCounts;
  options: FilterOptions;
  canCreateLink: boolean;
  views: ListViews;
  look: Look;
  /** Every tag that the merchant uses. */
  tags: readonly string[];
  may: { readonly sync: boolean; readonly tag: boolean; readonly shareViews: boolean };
  /** The list of one kind, with an address of its own. */
  only?: "payout";
}

export function TransactionsTable(props: TransactionsTableProps) {
  const { merchant, filters, page, options, canCreateLink, only, may } = props;
  const details = `/${merchant}/transactions`;
  const base = only === undefined ? details : `/${merchant}/${only}s`;
  const asked = only === undefined ? filters : { ...filters, kind: only };
  const { refresh } = useRouter();
  const [isRefreshing, startRefresh] = useTransition();
  const { setFilters, isLoading } = useSetFilters();
  const { rows, changedKeys, newCount, moreNew } = useTransactionRows({ merchant, filters: asked, page });
  const counts = useTabCounts(merchant, asked, props.counts);
  const list = only === undefined ? "transactions" : "payouts";
  const address = (look: Look) => base + transactionsQuery(filters, {}, look);
  const { shown, setColumns, kept, current, query, toKeep, isUnknown } = useLook({
    ...{ merchant, list, filters, address },
    known: props.views,
    look: props.look,
  });
  const columnsText = shown.join();
  const columns = useMemo(() => columnsFor(readColumns(columnsText)), [columnsText]);
  const [ticked, setTicked] = useState<ReadonlySet<string>>(new Set());
  // Rows of another page are out of sight: what is not on the screen is not ticked.
  const ids = page.rows.filter((row) => ticked.has(row.id)).map((row) => row.id);
  const ticks = may.sync || may.tag ? { keys: new Set(ids), onChange: setTicked } : undefined;
  const plainHref = props.views.defaultViewId === null ? base : `${base}?view=${NO_VIEW}`;
  const toPage = (cursor: { after: string } | { before: string }) =>
    base + transactionsQuery(filters, cursor, kept);
  const timesIn = useTimesIn();
  const filtered = filters.tab !== "all" || isNarrowed(filters);
  return (
    <div className="mt-4">
      <div className="mb-2 flex items-center gap-2">
        <ViewsPopover
          {...{ merchant, list, base, query, toKeep, current }}
          known={props.views}
          mayShare={may.shareViews}
        />
        {isUnknown && (
          <p className="text-meta text-ink-2">
            That view is not here any more. The filters of the address apply.
          </p>
        )}
      </div>
      <TransactionTabs base={base} filters={filters} counts={counts} look={kept} />
      <div className="flex items-center gap-2 py-3 max-md:-mx-4 max-md:overflow-x-auto max-md:px-4 max-md:[scrollbar-width:none] md:flex-wrap max-md:[&>*]:shrink-0">
        <TransactionFiltersBar
          filters={filters}
          options={options}
          setFilters={setFilters}
          hasKinds={only === undefined}
          tags={props.tags}
        />
        <span className="ml-auto text-meta text-ink-3 max-md:hidden">{timesIn}</span>
        <ColumnsPopover choices={COLUMN_CHOICES} shown={shown} onChange={setColumns} />
      </div>
      <SearchHints {...{ filters, page }} />
      <div className={cn("transition-opacity", (isLoading || isRefreshing) && "opacity-60")}>
        <DataTable<TransactionRow>
          label={only === undefined ? "Transactions" : "Payouts"}
          columns={columns}
          scrolls={columns.every((column) => column.width !== undefined)}
          {...(ticks && { ticks })}
          rows={rows}
          rowKey={rowKey}
          rowHref={(row) => `${details}/${row.id}`}
          changedKeys={changedKeys}
          renderCard={(row) => <TransactionCard row={row} />}
          banner={
            <>
              <NewRowsBar count={newCount} more={moreNew} onShow={() => startRefresh(refresh)} />
              {ids.length > 0 && (
                <TransactionsBulkBar
                  key={query}
                  {...{ merchant, ids, may }}
                  filters={asked}
                  matching={counts[filters.tab]}
                  isWholePage={ids.length === page.rows.length}
                  onClear={() => setTicked(new Set())}
                />
              )}
            </>
          }
          filtered={filtered}
          empty={
            only === undefined ? (
              <NothingYet merchant={merchant} canCreateLink={canCreateLink} />
            ) : (
              <NoPayouts />
            )
          }
          emptyFiltered={<NothingMatches base={plainHref} />}
        />
      </div>
      <PaginationFooter
        newerHref={page.newer === null ? null : toPage({ before: page.newer })}
        olderHref={page.older === null ? null : toPage({ after: page.older })}
      >
        <span className="md:hidden">{timesIn}</span>
        <KeyHints />
      </PaginationFooter>
    </div>
  );
}

function SearchHints({ filters, page }: Pick<TransactionsTableProps, "filters" | "page">) {
  const ignored = page.rangeIgnored ? [`${filters.q} is an exact id, so it is looked for in all dates.`] : [];
  return [...ignored, ...page.hints].map((hint) => (
    <p key={hint} className="pb-3 text-meta text-ink-2">
      {hint}
    </p>
  ));
}

function NothingYet({ merchant, canCreateLink }: Pick<TransactionsTableProps, "merchant" | "canCreateLink">) {
  const action = canCreateLink && (
    <LinkButton href={`/${merchant}/payment-links/new`} variant="primary">
      Create a payment link
    </LinkButton>
  );
  return (
    <EmptyState icon={ArrowLeftRight} title="No transactions yet" action={action}>
      Every payment, refund, payout and deposit of your connections appears here, within seconds.
    </EmptyState>
  );
}

function NoPayouts() {
  return (
    <EmptyState icon={Landmark} title="No payouts yet">
      Money that you send from a provider to a bank account appears here, from asking for it to its arrival.
    </EmptyState>
  );
}

function NothingMatches({ base }: { base: string }) {
  return (
    <EmptyState
      icon={SearchX}
      title="Nothing matches"
      action={<LinkButton href={base}>Clear all filters</LinkButton>}
    >
      No transaction fits this tab and these filters.
    </EmptyState>
  );
}
