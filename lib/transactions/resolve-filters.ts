import type { Scope } from "../auth/scope.ts";
import type { Days } from "../calendar-day.ts";
import { systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { listConnections } from "../connections/load-connection.ts";
import { findTimeZone } from "../team/find-time-zone.ts";
import type { RowFilters } from "./condition-repository.ts";
import { type Bounds, dayBounds } from "./day-bounds.ts";
import { type FoundSearch, interpretSearch } from "./interpret-search.ts";
import type { ParsedQuery } from "./query/schema.ts";
import { parseQuery } from "./query/schema.ts";
import { queryWords } from "./query-words.ts";
import { rangeStart } from "./range-start.ts";
import type { TransactionFilters } from "./schema.ts";

export interface ResolvedFilters {
  readonly filters: RowFilters;
  readonly exact: boolean;
  readonly rangeIgnored: boolean;
  /** Sentences for whoever searched. */
  readonly hints: readonly string[];
}

const UNBOUNDED: Bounds = { since: null, until: null };
/** From where a view is looked at; without it: now, in the merchant's own days. */
export interface Viewpoint {
  /** Ranges count back from here. */
  readonly now?: Date;
  /** IANA: whose days they count. */
  readonly dayZone?: string | undefined;
  /** The merchant's, where they are asked for already. */
  readonly connections?: Promise<readonly Connection[]>;
}

/** Looks up what the filters of a URL mean for this merchant now: whose days, which customers, which id. */
export async function resolveFilters(
  scope: Scope,
  params: TransactionFilters,
  { now = systemClock.now(), dayZone, connections }: Viewpoint = {},
): Promise<ResolvedFilters> {
  if (params.ids !== undefined) {
    const filters = { ids: params.ids, ...UNBOUNDED, search: null };
    return { filters, exact: false, rangeIgnored: false, hints: [] };
  }
  const hasDays = params.q !== undefined || isBounded(params);
  const [zone, known] = await Promise.all([
    dayZone ?? (hasDays ? findTimeZone(scope) : "UTC"),
    params.q === undefined ? null : (connections ?? listConnections(scope)),
  ]);
  const words = known && queryWords(known, { mode: scope.mode, now, zone });
  const query = words && parseQuery(params.q ?? "", words);
  const search =
    query && words
      ? await interpretSearch(
          scope,
          query,
          words.connections.map(({ id }) => id),
        )
      : null;
  const asked = { ...params, ...said(query?.filters ?? {}) };
  const exact = search?.found === "id";
  const days = query?.amount?.days ?? { from: asked.from ?? null, to: asked.to ?? null };
  const bounds = exact ? UNBOUNDED : boundsOf(days, params.range, now, zone);
  const { connection, method, kind, currency, country, tag, min, max, status } = asked;
  const narrowing = { connection, method, kind, currency, country, tag, min, max, status };
  return {
    filters: { ...narrowing, ...bounds, search: search?.meaning ?? null },
    exact,
    rangeIgnored: exact && isBounded(asked),
    hints: [...(query?.hints ?? []), ...hintsOf(search, query)],
  };
}

function isBounded({ range, from, to }: Pick<TransactionFilters, "range" | "from" | "to">): boolean {
  return range !== "all" || from !== undefined || to !== undefined;
}

function boundsOf(days: Days, range: TransactionFilters["range"], now: Date, zone: string): Bounds {
  if (days.from !== null || days.to !== null) return dayBounds(days, zone);
  return { since: rangeStart(range, now, zone), until: null };
}

/** What a query leaves open is the parameter's to say. */
function said<T extends object>(filters: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const entries = Object.entries(filters).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}

function hintsOf(search: FoundSearch | null, query: ParsedQuery | null): string[] {
  const hints: string[] = [];
  if (search?.found === "close")
    hints.push(`Nothing is exactly “${query?.text}”. These are one slip away from it.`);
  if (search?.elsewhere != null) hints.push(`“${query?.text}” is known in ${search.elsewhere} mode.`);
  return hints;
}
