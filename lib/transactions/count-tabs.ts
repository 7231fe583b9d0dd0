import type { Scope } from "../auth/scope.ts";
import type { RowFilters } from "./condition-repository.ts";
import { type CountedFilters, countNewest, sumCounts } from "./count-repository.ts";
import { resolveFilters, type Viewpoint } from "./resolve-filters.ts";
import { type TabCounts, type TransactionFilters, tabCountsDto } from "./schema.ts";
import { STATUS_TAB_IDS, STATUS_TABS } from "./status.ts";

/** Where rows have to be counted one by one, it stops here: nobody reads past this. */
const COUNT_CAP = 1000;

/**
 * Rows behind each tab under the same filters. Exact where the counts are kept by all of the filters, and where few
 * rows fit; otherwise what is counted is the newest rows that fit, and the counts are at least so much.
 */
export async function countTabs(
  scope: Scope,
  params: TransactionFilters,
  viewpoint: Viewpoint = {},
): Promise<TabCounts> {
  const { filters } = await resolveFilters(scope, params, viewpoint);
  const kept = countedOf(filters);
  const sums = kept === null ? null : await sumCounts(scope, kept);
  const { counts, more } =
    sums === null ? await countNewest(scope, filters, COUNT_CAP) : { counts: sums, more: false };
  const sum = (statuses: Iterable<string>): number => {
    let rows = 0;
    for (const status of statuses) rows += counts.get(status) ?? 0;
    return more ? Math.min(rows, COUNT_CAP) : rows;
  };
  const entries = STATUS_TAB_IDS.map((tab) => [
    tab,
    { count: sum(tab === "all" ? counts.keys() : STATUS_TABS[tab].statuses), exact: !more },
  ]);
  return tabCountsDto.parse(Object.fromEntries(entries));
}

/** Null as soon as anything narrows the rows that the counts are not kept by. */
function countedOf(filters: RowFilters): CountedFilters | null {
  const { connection, method, kind, currency, country, since, ...others } = filters;
  const isNarrowed = Object.values(others).some((value) => value !== undefined && value !== null);
  return isNarrowed ? null : { connection, method, kind, currency, country, since };
}
