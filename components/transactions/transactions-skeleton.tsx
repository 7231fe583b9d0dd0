"use client";

import type { TransactionRow } from "#lib/transactions/schema.ts";
import { STATUS_TAB_IDS, STATUS_TABS } from "#lib/transactions/status.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { PageHeader } from "../ui/page-header.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { TransactionCard } from "./transaction-card.tsx";
import { transactionColumns } from "./transaction-columns.tsx";
import { rowKey } from "./use-transactions.ts";

const tabs = STATUS_TAB_IDS.map((tab) => ({
  href: "",
  label: STATUS_TABS[tab].label,
  current: tab === "all",
}));

/** The list before its rows are there, in the list's own measures. */
export function TransactionsSkeleton({ title = "Transactions" }: { title?: string }) {
  return (
    <>
      <PageHeader title={title} />
      <div className="mt-4">
        <LinkTabs label="Status" tabs={tabs} />
        <div className="flex h-13 items-center gap-2 py-3">
          <Skeleton className="h-7 w-24 rounded-full" />
          <Skeleton className="h-7 w-24 rounded-full" />
          <Skeleton className="h-7 w-24 rounded-full" />
        </div>
        <DataTable<TransactionRow>
          label={title}
          columns={transactionColumns}
          rows={undefined}
          rowKey={rowKey}
          renderCard={(row) => <TransactionCard row={row} />}
          filtered={false}
          empty={null}
          emptyFiltered={null}
        />
      </div>
    </>
  );
}
