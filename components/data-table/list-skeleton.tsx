"use client";

import type { RowData } from "@tanstack/react-table";
import { type LinkTab, LinkTabs } from "../ui/link-tabs.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import type { DataColumn } from "./data-column.ts";
import { DataTable } from "./data-table.tsx";

interface ListSkeletonProps<TRow extends RowData> {
  readonly label: string;
  readonly columns: readonly DataColumn<TRow>[];
  readonly tabs: readonly LinkTab[];
}

/** A searched list with tabs while its rows are on their way. */
export function ListSkeleton<TRow extends RowData>({ label, columns, tabs }: ListSkeletonProps<TRow>) {
  return (
    <>
      <LinkTabs label="States" tabs={tabs} className="mt-4" />
      <div className="py-3">
        <Skeleton className="h-9 w-[360px] max-w-full" />
      </div>
      <DataTable
        label={label}
        columns={columns}
        rows={undefined}
        rowKey={() => ""}
        renderCard={() => null}
        empty={null}
        emptyFiltered={null}
        filtered={false}
      />
    </>
  );
}
