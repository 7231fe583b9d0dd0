import type { Scope } from "../auth/scope.ts";
import { listFilterOptions } from "../transactions/list-filter-options.ts";
import { readExport, toExportDto } from "./export-dto.ts";
import { filterWords } from "./filter-words.ts";
import { listExportRows } from "./repository.ts";
import type { ExportListing } from "./schema.ts";

const MOST_SHOWN = 100;

/** The newest exports of the scope's mode, whoever asked for them. */
export async function listExports(scope: Scope): Promise<ExportListing> {
  const [rows, options] = await Promise.all([listExportRows(scope, MOST_SHOWN), listFilterOptions(scope)]);
  return {
    exports: rows.map((row) => {
      const { list, filters } = readExport(row);
      const { kind: _kind, ...rest } = filters;
      return toExportDto(row, filterWords(list === "payouts" ? rest : filters, options));
    }),
  };
}
