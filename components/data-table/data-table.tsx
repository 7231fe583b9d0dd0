"use client";

import type { RowData } from "@tanstack/react-table";
import { useRef } from "react";
import { cn } from "../ui/cn.ts";
import { CardList } from "./card-list.tsx";
import type { DataTableProps } from "./data-table-props.ts";
import { TableBody } from "./table-body.tsx";
import { TableHead } from "./table-head.tsx";
import { useDataTable } from "./use-data-table.ts";
import { useRowKeys } from "./use-row-keys.ts";

export function DataTable<TRow extends RowData>(props: DataTableProps<TRow>) {
  const { label, columns, rows, rowKey, hiddenColumns, ticks, renderCard, banner, keys = true } = props;
  const box = useRef<HTMLDivElement>(null);
  useRowKeys(box, keys);
  const table = useDataTable({ columns, rows: rows ?? noRows, rowKey, hiddenColumns, ticks });
  const shown = columns.filter((column) => !hiddenColumns?.includes(column.id));
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
        <div className={cn(renderCard ? "max-md:hidden" : "max-md:overflow-x-auto")}>
          <table
            className={cn(
              "w-full table-fixed border-separate border-spacing-0",
              !renderCard && "max-md:min-w-[720px]",
            )}
          >
            <caption className="sr-only">{label}</caption>
            <TableHead table={table} columns={shown} ticks={ticks} />
            {!nothing && <TableBody {...props} table={table} shown={shown} />}
          </table>
        </div>
        {renderCard && !nothing && <CardList {...props} renderCard={renderCard} />}
        {nothing && emptyState}
      </div>
    </div>
  );
}

const noRows: readonly never[] = [];
