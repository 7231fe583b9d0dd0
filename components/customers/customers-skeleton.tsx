"use client";

import { DataTable } from "../data-table/data-table.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { customerColumns } from "./customer-columns.tsx";

export function CustomersSkeleton() {
  return (
    <>
      <div className="py-3">
        <Skeleton className="h-9 w-[360px] max-w-full" />
      </div>
      <DataTable
        label="Customers"
        columns={customerColumns}
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
