import type { ReactNode } from "react";
import type { DataColumn } from "./data-column.ts";
import type { RowTicks } from "./use-data-table.ts";

export interface DataTableProps<TRow> {
  /** Names the table for a screen reader: "Transactions". */
  label: string;
  /** Keep the array stable: module scope or useMemo. */
  columns: readonly DataColumn<TRow>[];
  /** Undefined while loading: the skeleton is drawn from the columns. Keep the array stable. */
  rows: readonly TRow[] | undefined;
  rowKey: (row: TRow) => string;
  rowHref?: (row: TRow) => string;
  /** The row whose detail is open beside the table. */
  selectedKey?: string | undefined;
  /** Rows that just changed tint once. */
  changedKeys?: ReadonlySet<string>;
  hiddenColumns?: readonly string[];
  ticks?: RowTicks;
  /** A phone shows a list of these; inside, no links or buttons when `rowHref` is set. */
  renderCard?: (row: TRow) => ReactNode;
  /** Stands above the header: NewRowsBar. */
  banner?: ReactNode;
  /** Shown when there is nothing yet. */
  empty: ReactNode;
  /** Shown when filters leave nothing. */
  emptyFiltered: ReactNode;
  filtered: boolean;
  /** How many skeleton rows: what the page usually holds. */
  skeletonRows?: number;
  /** 44 px rows, or 36 when dense. */
  dense?: boolean;
  /** Every column has a width: where they need more room than there is, all but the first scroll sideways. */
  scrolls?: boolean;
  /** j and k walk this table. Only one table of a page may have them. */
  keys?: boolean;
}
