"use client";

import type { EndpointRow } from "#lib/endpoints/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { Skeleton } from "../ui/skeleton.tsx";
import { endpointColumns } from "./endpoint-columns.tsx";

const columns = endpointColumns("en");

/** The list before its rows are there, in the list's own measures. */
export function EndpointsSkeleton() {
  return (
    <div className="mt-4">
      <div className="flex items-center justify-between gap-4 pb-3">
        <Skeleton className="h-5 w-96 max-w-full" />
        <Skeleton className="h-8 w-36" />
      </div>
      <DataTable<EndpointRow>
        label="Endpoints"
        columns={columns}
        rows={undefined}
        rowKey={() => ""}
        renderCard={() => null}
        filtered={false}
        empty={null}
        emptyFiltered={null}
      />
    </div>
  );
}
