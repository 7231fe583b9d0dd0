"use client";

import type { RowData } from "@tanstack/react-table";
import { useRef } from "react";
import { cn } from "../ui/cn.ts";
import { CardList } from "./card-list.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import { tickedWith } from "./ticked-with.ts";
import { useDataTable } from "./use-data-table.ts";
import { useRowKeys } from "./use-row-keys.ts";

export function DataTable<TRow extends RowData>(props: DataTableProps<TRow>) {
  const {
    label,
    columns,
    rows,
    rowKey,
    hiddenColumns,
    ticks,
    renderCard,
    banner,
    scrolls,
    keys = true,
  } = props;
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box, keys, ticks && tick);
  const table = useDataTable({ columns, rows: rows ?? noRows, rowKey, hiddenColumns, ticks });
  const shown = columns.filter((column) => !hiddenColumns?.includes(column.id));
  const lastTicked = useRef<string>(undefined);
  function tick(key: string, range: boolean) {
    if (ticks === undefined) return;
    const keys = (rows ?? noRows).map(rowKey);
    ticks.onChange(tickedWith(ticks.keys, keys, { key, from: range ? lastTicked.current : undefined }));
    lastTicked.current = key;
  }
  const nothing = rows?.length === 0;
  const emptyState = props.filtered ? props.emptyFiltered : props.empty;
  return (
    <div ref={box} className="min-w-0" aria-busy={rows === undefined}>
      <div
        className={cn(
          "overflow-clip rounded-3 border border-line bg-surface",
          renderCard && "max-md:rounded-none max-md:border-0 max-md:bg-transparent",
        )}
      >
        {banner}
        <div
          className={cn(
            renderCard ? "max-md:hidden" : "max-md:overflow-x-auto",
            scrolls && "overflow-x-auto",
          )}
        >
          <table
            className={cn(
              "w-full table-fixed border-separate border-spacing-0",
              !renderCard && "max-md:min-w-[720px]",
            )}
            {...(scrolls && { style: { minWidth: widthOf(shown) } })}
          >
            <caption className="sr-only">{label}</caption>
            <TableHead table={table} columns={shown} ticks={ticks} scrolls={scrolls} />
            {!nothing && <TableBody {...props} table={table} shown={shown} onTick={tick} />}
          </table>
        </div>
        {renderCard && !nothing && <CardList {...props} renderCard={renderCard} />}
        {nothing && emptyState}
      </div>
    </div>
  );
}

const noRows: readonly never[] = [];

const TICKS_WIDTH = 40;

function widthOf(columns: readonly { width?: number }[]): number {
  return columns.reduce((sum, { width = 0 }) => sum + width, TICKS_WIDTH);
}
