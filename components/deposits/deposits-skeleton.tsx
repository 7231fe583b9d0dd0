"use client";

import { depositFiltersSchema } from "#lib/deposits/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { LinkTabs } from "../ui/link-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { depositColumns } from "./deposit-columns.tsx";
import { depositTabs } from "./deposit-tabs.ts";

const tabs = depositTabs("#", depositFiltersSchema.parse({}));

export function DepositsSkeleton() {
  return (
    <>
      <LinkTabs label="States" tabs={tabs} className="mt-4" />
      <div className="py-3">
        <Skeleton className="h-9 w-[360px] max-w-full" />
      </div>
      <DataTable
        label="Deposit addresses"
        columns={depositColumns}
        rows={undefined}
        rowKey={(row) => row.id}
        renderCard={() => null}
        empty={null}
        emptyFiltered={null}
        filtered={false}
      />
    </>
  );
}
