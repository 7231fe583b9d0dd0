import type { RowData } from "@tanstack/react-table";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { columnLook, type DataColumn } from "./data-column.ts";
import type { RowTicks, useDataTable } from "./use-data-table.ts";

export const headCellLook =
  "sticky top-[52px] z-2 h-[34px] whitespace-nowrap border-b border-line bg-surface px-3 text-meta font-medium text-ink-3";

interface TableHeadProps<TRow extends RowData> {
  table: ReturnType<typeof useDataTable<TRow>>;
  columns: readonly DataColumn<TRow>[];
  ticks: RowTicks | undefined;
  scrolls: boolean | undefined;
}

/** Widths come from the columns alone, so rows arriving or leaving never move them. */
export function TableHead<TRow extends RowData>({ table, columns, ticks, scrolls }: TableHeadProps<TRow>) {
  const ticked = ticks?.keys.size ?? 0;
  return (
    <>
      <colgroup>
        {ticks && <col className="w-10" />}
        {columns.map((column) => (
          <col
            key={column.id}
            className={columnLook(column).hidden}
            {...(column.width && { style: { width: column.width } })}
          />
        ))}
      </colgroup>
      <thead>
        <tr>
          {ticks && (
            <th scope="col" className={cn(headCellLook, "pr-0 text-left", scrolls && "top-0")}>
              <Checkbox
                aria-label="Tick all rows of this page"
                checked={table.getIsAllRowsSelected()}
                indeterminate={ticked > 0 && !table.getIsAllRowsSelected()}
                onCheckedChange={(next) => table.toggleAllRowsSelected(next)}
              />
            </th>
          )}
          {columns.map((column, place) => {
            const { hidden, align } = columnLook(column);
            return (
              <th
                key={column.id}
                scope="col"
                className={cn(
                  headCellLook,
                  align,
                  hidden,
                  scrolls && "top-0",
                  scrolls && place === 0 && "left-0 z-3",
                )}
              >
                <span className={cn(column.hideHeader && "sr-only")}>{column.header}</span>
              </th>
            );
          })}
        </tr>
      </thead>
    </>
  );
}
