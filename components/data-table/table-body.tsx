import type { RowData } from "@tanstack/react-table";
import { Checkbox } from "../ui/checkbox.tsx";
import { cn } from "../ui/cn.ts";
import { Skeleton } from "../ui/skeleton.tsx";
import { columnLook, type DataColumn } from "./data-column.ts";
import type { DataTableProps } from "./data-table-props.ts";
import { RowLink } from "./row-link.tsx";
import type { useDataTable } from "./use-data-table.ts";

interface TableBodyProps<TRow extends RowData> extends DataTableProps<TRow> {
  table: ReturnType<typeof useDataTable<TRow>>;
  shown: readonly DataColumn<TRow>[];
  /** `range`: with everything since the tick before. */
  onTick: (key: string, range: boolean) => void;
}

const stuckLook = "sticky left-0 bg-surface";
const cellLook = "h-(--row) truncate border-b border-line px-3 group-last:border-b-0";

export function TableBody<TRow extends RowData>(props: TableBodyProps<TRow>) {
  const {
    table,
    shown,
    rows,
    rowHref,
    selectedKey,
    changedKeys,
    ticks,
    dense,
    scrolls,
    onTick,
    skeletonRows = 12,
  } = props;
  const rowHeight = dense ? "[--row:36px]" : "[--row:44px]";
  if (rows === undefined)
    return <SkeletonRows {...{ shown, rowHeight, count: skeletonRows, ticked: Boolean(ticks) }} />;
  const columnsById = new Map(shown.map((column) => [column.id, column]));
  const primaryId = (shown.find((column) => column.primary) ?? shown[0])?.id;
  return (
    <tbody className={rowHeight}>
      {table.getRowModel().rows.map((row) => (
        <tr
          key={row.id}
          data-row-key={row.id}
          className={cn(
            "group relative transition-colors",
            row.id === selectedKey ? "bg-selected" : rowHref && "hover:bg-hover",
            changedKeys?.has(row.id) && "animate-tint",
          )}
        >
          {ticks && (
            <td className={cn(cellLook, "pr-0")}>
              <Checkbox
                className="relative z-1"
                aria-label="Tick this row"
                checked={row.getIsSelected()}
                onCheckedChange={(_, range) => onTick(row.id, range)}
              />
            </td>
          )}
          {row.getVisibleCells().map((cell) => {
            const column = columnsById.get(cell.column.id);
            if (!column) return null;
            const { hidden, align } = columnLook(column);
            const content = <table.FlexRender cell={cell} />;
            const linked = rowHref && column.id === primaryId;
            return (
              <td
                key={cell.id}
                className={cn(
                  cellLook,
                  align,
                  hidden,
                  scrolls && cell.column.id === shown[0]?.id && stuckLook,
                )}
              >
                {linked ? (
                  <RowLink
                    href={rowHref(row.original)}
                    current={row.id === selectedKey}
                    className="after:absolute after:inset-0"
                  >
                    {content}
                  </RowLink>
                ) : column.interactive ? (
                  <span className="relative z-1">{content}</span>
                ) : (
                  content
                )}
              </td>
            );
          })}
        </tr>
      ))}
    </tbody>
  );
}

interface SkeletonRowsProps<TRow> {
  shown: readonly DataColumn<TRow>[];
  rowHeight: string;
  count: number;
  ticked: boolean;
}

function SkeletonRows<TRow>({ shown, rowHeight, count, ticked }: SkeletonRowsProps<TRow>) {
  const lines = Array.from({ length: count }, (_, line) => `line ${line}`);
  return (
    <tbody className={rowHeight}>
      {lines.map((line) => (
        <tr key={line} className="group">
          {ticked && <td className={cellLook} />}
          {shown.map((column) => (
            <td key={column.id} className={cn(cellLook, columnLook(column).hidden)}>
              <Skeleton className={cn(column.skeleton, column.align === "end" && "ml-auto")} />
            </td>
          ))}
        </tr>
      ))}
    </tbody>
  );
}
