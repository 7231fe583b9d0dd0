import {
  columnVisibilityFeature,
  createColumnHelper,
  type RowData,
  rowSelectionFeature,
  tableFeatures,
  useTable,
} from "@tanstack/react-table";
import { useMemo } from "react";
import type { DataColumn } from "./data-column.ts";

const features = tableFeatures({ columnVisibilityFeature, rowSelectionFeature });

/** Rows a person has ticked, by row key. */
export interface RowTicks {
  keys: ReadonlySet<string>;
  onChange: (keys: ReadonlySet<string>) => void;
}

interface DataTableModel<TRow> {
  columns: readonly DataColumn<TRow>[];
  rows: readonly TRow[];
  rowKey: (row: TRow) => string;
  hiddenColumns?: readonly string[] | undefined;
  ticks?: RowTicks | undefined;
}

/** The table's model: which columns are shown, which rows there are and which are ticked. */
export function useDataTable<TRow extends RowData>({
  columns,
  rows,
  rowKey,
  hiddenColumns,
  ticks,
}: DataTableModel<TRow>) {
  const definitions = useMemo(() => {
    const helper = createColumnHelper<typeof features, TRow>();
    return columns.map((column) =>
      helper.display({
        id: column.id,
        header: column.header,
        cell: ({ row }) => column.cell(row.original),
      }),
    );
  }, [columns]);
  const columnVisibility = useMemo(
    () => Object.fromEntries((hiddenColumns ?? []).map((id) => [id, false])),
    [hiddenColumns],
  );
  const rowSelection = useMemo(
    () => Object.fromEntries(Array.from(ticks?.keys ?? [], (key) => [key, true as const])),
    [ticks?.keys],
  );
  return useTable({
    features,
    columns: definitions,
    data: rows,
    getRowId: rowKey,
    state: { columnVisibility, rowSelection },
    enableRowSelection: ticks !== undefined,
    onRowSelectionChange: (update) => {
      const next = typeof update === "function" ? update(rowSelection) : update;
      ticks?.onChange(new Set(Object.keys(next)));
    },
  });
}
