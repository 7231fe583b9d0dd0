"use client";

import { ArrowDownToLine, Plus, Search } from "lucide-react";
import type { DepositFilters, DepositPage, DepositRow } from "#lib/deposits/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { KeyHints } from "../data-table/key-hints.tsx";
import { ListSearch } from "../data-table/list-search.tsx";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { PaginationFooter } from "../ui/pagination-footer.tsx";
import { DepositCard } from "./deposit-card.tsx";
import { depositColumns } from "./deposit-columns.tsx";
import { depositTabs } from "./deposit-tabs.ts";
import { depositsQuery } from "./deposits-url.ts";
import { useDepositAddresses } from "./use-deposits.ts";

export interface DepositsListProps {
  merchant: string;
  filters: DepositFilters;
  page: DepositPage;
  canWrite: boolean;
}

export function DepositsList({ merchant, filters, page, canWrite }: DepositsListProps) {
  const { rows, older, newer } = useDepositAddresses(merchant, filters, page);
  const base = `/${merchant}/deposits`;
  return (
    <>
      <LinkTabs label="States" tabs={depositTabs(base, filters)} className="mt-4" />
      <ListSearch
        base={base}
        label="Search deposit addresses"
        placeholder="Reference, address, customer"
        value={filters.q ?? ""}
        kept={{ state: filters.state === "all" ? undefined : filters.state }}
      />
      <DataTable
        label="Deposit addresses"
        columns={depositColumns}
        rows={rows}
        rowKey={(row: DepositRow) => row.id}
        rowHref={(row: DepositRow) => `${base}/${row.id}`}
        renderCard={(row: DepositRow) => <DepositCard row={row} />}
        filtered={filters.state !== "all" || filters.q !== undefined}
        empty={
          <EmptyState
            icon={ArrowDownToLine}
            title="No deposit addresses yet"
            action={
              canWrite && (
                <LinkButton href={`${base}/new`} variant="primary" icon={<Plus aria-hidden />}>
                  Bind an address
                </LinkButton>
              )
            }
          >
            Each payer you bind an address for stands here with what they sent to it.
          </EmptyState>
        }
        emptyFiltered={
          <EmptyState
            icon={Search}
            title="No address matches"
            action={<LinkButton href={base}>Show all addresses</LinkButton>}
          >
            Nothing has this state and these words.
          </EmptyState>
        }
      />
      <PaginationFooter
        newerHref={newer && base + depositsQuery(filters, { after: undefined, before: newer })}
        olderHref={older && base + depositsQuery(filters, { before: undefined, after: older })}
      >
        <KeyHints />
      </PaginationFooter>
    </>
  );
}
