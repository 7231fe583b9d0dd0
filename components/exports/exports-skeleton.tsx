"use client";

import type { Export } from "#lib/exports/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { exportColumns } from "./export-columns.tsx";

const columns = exportColumns({ merchant: "", canReveal: false, canReadAudit: false });

/** The exports while they are on their way. */
export function ExportsSkeleton() {
  return (
    <div className="mt-5">
      <DataTable<Export>
        label="Exports"
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
