import { withoutGuard } from "../exports/csv.ts";
import type { CsvRow } from "./read-file.ts";
import { type CsvColumn, columnOf, type RowProblem } from "./schema.ts";

/** A row by the names of its kind's columns, trimmed; what is not there is empty. */
export interface CsvValues {
  readonly line: number;
  of(column: string): string;
}

export function valuesOf(
  { line, cells }: Pick<CsvRow, "line" | "cells">,
  columns: readonly CsvColumn[],
): CsvValues {
  const values = new Map(
    cells.map(([header, text]) => [columnOf(header, columns)?.name ?? "", withoutGuard(text.trim())]),
  );
  return { line, of: (column) => values.get(column) ?? "" };
}

/** What is wrong with rows whatever their kind. */
export function shapeProblems(rows: readonly CsvRow[]): RowProblem[] {
  return rows.flatMap(({ line, isTooLong }) =>
    isTooLong
      ? [
          {
            line,
            column: "row",
            words: "More cells than columns. Put text with the separator in it in quotation marks.",
          },
        ]
      : [],
  );
}

const PLAIN = /^\d+(\.\d+)?$/;

/** Why a text is not taken for a number; null when it is one or empty. A comma is a decimal mark to one reader and parts thousands to another. */
export function numberProblem(text: string): string | null {
  if (text === "" || PLAIN.test(text)) return null;
  return text.includes(",")
    ? "A comma is not taken: write decimals with a point and nothing between thousands, like 2500.00."
    : "Write a number, like 2500.00, without currency or blanks.";
}

/** Words of many problems in the order of their lines. */
export function byLine(problems: readonly RowProblem[]): RowProblem[] {
  return problems.toSorted((a, b) => a.line - b.line);
}
