import { z } from "zod";
import { type CsvValues, valuesOf } from "../csv-rows/row-values.ts";
import type { CsvColumn } from "../csv-rows/schema.ts";
import type { CsvUploadRow } from "../db/generated/client.ts";

const storedCells = z.array(z.tuple([z.string(), z.string()]));

/** The cells of a stored row, in the order of the file. */
export function cellsOf({ cells }: Pick<CsvUploadRow, "cells">): [header: string, text: string][] {
  return storedCells.parse(cells);
}

export function storedValues(
  row: Pick<CsvUploadRow, "line" | "cells">,
  columns: readonly CsvColumn[],
): CsvValues {
  return valuesOf({ line: row.line, cells: cellsOf(row) }, columns);
}
