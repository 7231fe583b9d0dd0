import type { MissFilters } from "#lib/misses/schema.ts";
import { filterQuery } from "../data-table/filter-query.ts";

const ADDRESS = {
  names: ["window", "connection", "by", "state", "after", "before"],
  usual: { window: "30d" },
} as const;

type Patch = { readonly [Name in keyof MissFilters]?: MissFilters[Name] | null };

export function missesQuery(filters: MissFilters, patch: Patch = {}): string {
  return filterQuery(ADDRESS, filters, patch);
}
