import { listAuditedPeople } from "../audit-desk/list-audited-people.ts";
import type { Scope } from "../auth/scope.ts";
import { listFilterOptions } from "../transactions/list-filter-options.ts";
import { auditWords } from "./audit-words.ts";
import { readExport, toExportDto } from "./export-dto.ts";
import { filterWords } from "./filter-words.ts";
import { listExportRows } from "./repository.ts";
import type { ExportListing } from "./schema.ts";

const MOST_SHOWN = 100;

/** The newest exports of the scope's mode, whoever asked for them. */
export async function listExports(scope: Scope): Promise<ExportListing> {
  const [rows, options] = await Promise.all([listExportRows(scope, MOST_SHOWN), listFilterOptions(scope)]);
  const asked = rows.map((row) => ({ row, ...readExport(row) }));
  const isByPerson = asked.some(({ list, filters }) => list === "audit" && filters.member !== undefined);
  const people = isByPerson ? await listAuditedPeople(scope) : new Map<string, string>();
  return {
    exports: asked.map(({ row, ...view }) => {
      if (view.list === "audit") return toExportDto(row, auditWords(view.filters, people));
      const { kind: _kind, ...rest } = view.filters;
      return toExportDto(row, filterWords(view.list === "payouts" ? rest : view.filters, options));
    }),
  };
}
