import type { ReactNode } from "react";

/** One column, said once: the header, the cells and the skeleton all come from it. */
export interface DataColumn<TRow> {
  id: string;
  header: string;
  cell: (row: TRow) => ReactNode;
  /** CSS width: "150px", "18%". Columns without one share what is left; give at least one none. */
  width?: string;
  align?: "end";
  /** Its cell carries the row's link; the first column does when none says so. */
  primary?: boolean;
  /** Holds controls of its own, which must stay above the row's link. */
  interactive?: boolean;
  /** Leaves the table on narrower screens. */
  hideBelow?: "lg" | "xl";
  hideHeader?: boolean;
  /** Width of the grey bar while loading, as a class: "w-20". */
  skeleton?: string;
}

/** Classes for the header, cells and col of a column. */
export function columnLook<TRow>(column: DataColumn<TRow>): { hidden: string; align: string } {
  const hidden =
    column.hideBelow === "xl" ? "max-xl:hidden" : column.hideBelow === "lg" ? "max-lg:hidden" : "";
  return { hidden, align: column.align === "end" ? "text-right" : "text-left" };
}
