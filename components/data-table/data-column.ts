import type { ReactNode } from "react";

/** One column, said once: the header, the cells and the skeleton all come from it. */
export interface DataColumn<TRow> {
  id: string;
  header: string;
  cell: (row: TRow) => ReactNode;
  /**
   * Pixels. Columns without a width share what is left equally: give one or two none, and let the others add up to
   * at most 560 below lg, 520 below xl, 640 below wide and 760 above, so that something is left.
   */
  width?: number;
  align?: "end";
  /** Its cell carries the row's link; the first column does when none says so. */
  primary?: boolean;
  /** Holds controls of its own, which must stay above the row's link. */
  interactive?: boolean;
  /** Leaves the table on screens narrower than 1024, 1280 or 1400 px. */
  hideBelow?: "lg" | "xl" | "wide";
  hideHeader?: boolean;
  /** Width of the grey bar while loading, as a class: "w-20". */
  skeleton?: string;
}

const hiddenBelow = { lg: "max-lg:hidden", xl: "max-xl:hidden", wide: "max-[1400px]:hidden" } as const;

/** Classes for the header, cells and col of a column. */
export function columnLook<TRow>(column: DataColumn<TRow>): { hidden: string; align: string } {
  const hidden = column.hideBelow ? hiddenBelow[column.hideBelow] : "";
  return { hidden, align: column.align === "end" ? "text-right" : "text-left" };
}
