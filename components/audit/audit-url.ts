import type { AuditFilters } from "#lib/audit-desk/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = {
  names: ["window", "action", "member", "target", "after", "before"],
  usual: { window: "30d" },
} as const;

type Patch = { readonly [Name in keyof AuditFilters]?: AuditFilters[Name] | null };

export function auditQuery(filters: AuditFilters, patch: Patch = {}): string {
  return filterQuery(ADDRESS, filters, patch);
}
