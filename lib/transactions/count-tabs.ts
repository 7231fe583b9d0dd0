import type { Scope } from "../auth/scope.ts";
import { countByStatus } from "./read-repository.ts";
import { resolveFilters, type Viewpoint } from "./resolve-filters.ts";
import { type TabCounts, type TransactionFilters, tabCountsDto } from "./schema.ts";
import { STATUS_TAB_IDS, STATUS_TABS } from "./status.ts";

/** Rows behind each tab under the same filters, from one grouped query. */
export async function countTabs(
  scope: Scope,
  params: TransactionFilters,
  viewpoint: Viewpoint = {},
): Promise<TabCounts> {
  const { filters } = await resolveFilters(scope, params, viewpoint);
  const counts = await countByStatus(scope, filters);
  const sum = (statuses: Iterable<string>): number => {
    let rows = 0;
    for (const status of statuses) rows += counts.get(status) ?? 0;
    return rows;
  };
  const entries = STATUS_TAB_IDS.map((tab) => [
    tab,
    sum(tab === "all" ? counts.keys() : STATUS_TABS[tab].statuses),
  ]);
  return tabCountsDto.parse(Object.fromEntries(entries));
}
