"use client";

import { FileDown } from "lucide-react";
import { useMemo } from "react";
import type { Export, ExportListing } from "#lib/exports/schema.ts";
import { DataTable } from "../data-table/data-table.tsx";
import { useTimesIn } from "../layout/times-in.ts";
import { EmptyState } from "../ui/empty-state.tsx";
import { LinkButton } from "../ui/link-button.tsx";
import { TooltipGroup } from "../ui/tooltip.tsx";
import { ExportCard, exportColumns } from "./export-columns.tsx";
import { useExports } from "./use-exports.ts";

interface ExportsScreenProps {
  merchant: string;
  opened: ExportListing;
  canReveal: boolean;
  canReadAudit: boolean;
}

/** Every export of the mode, newest first, whoever asked for it. */
export function ExportsScreen({ merchant, opened, canReveal, canReadAudit }: ExportsScreenProps) {
  const { exports } = useExports(merchant, opened);
  const timesIn = useTimesIn();
  const context = useMemo(() => ({ merchant, canReveal, canReadAudit }), [merchant, canReveal, canReadAudit]);
  const columns = useMemo(() => exportColumns(context), [context]);
  return (
    <div className="mt-5 grid grid-cols-[minmax(0,1fr)] gap-3">
      <TooltipGroup>
        <DataTable<Export>
          label="Exports"
          columns={columns}
          rows={exports}
          rowKey={rowKey}
          renderCard={(row) => <ExportCard row={row} {...context} />}
          filtered={false}
          emptyFiltered={null}
          empty={
            <EmptyState
              icon={FileDown}
              title="No exports yet"
              action={
                <LinkButton href={`/${merchant}/transactions`} variant="primary">
                  Open transactions
                </LinkButton>
              }
            >
              Narrow a list to what you need and press Export; the file appears here while it is written.
            </EmptyState>
          }
        />
      </TooltipGroup>
      {exports.length > 0 && <p className="text-meta text-ink-3">{timesIn}</p>}
    </div>
  );
}

function rowKey(row: Export): string {
  return row.id;
}
