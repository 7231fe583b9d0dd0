import type { EventFilters } from "./schema.ts";

const HOUR = 60 * 60 * 1000;
const RANGE_MS = { "24h": 24 * HOUR, "7d": 7 * 24 * HOUR, "30d": 30 * 24 * HOUR } as const;

/** From `since` on, before `until`; null where that side is open. */
export interface EventWindow {
  readonly since: Date | null;
  readonly until: Date | null;
}

/** The times that the filters mean now. An own range wins over one that ends now. */
export function windowOf({ range, from, to }: EventFilters, now: Date): EventWindow {
  if (from !== undefined || to !== undefined) {
    return {
      since: from === undefined ? null : new Date(from),
      until: to === undefined ? null : new Date(to),
    };
  }
  return { since: range === "all" ? null : new Date(now.getTime() - RANGE_MS[range]), until: null };
}

/**
 * The same filters for keeping: "the last 24 hours" becomes the times that it means now, nothing received later belongs
 * to it, and no page is remembered.
 */
export function keptFilters(filters: EventFilters, now: Date): EventFilters {
  const { since, until } = windowOf(filters, now);
  const end = until !== null && until < now ? until : now;
  return {
    ...filters,
    range: "all",
    ...(since === null ? {} : { from: since.toISOString() }),
    to: end.toISOString(),
    after: undefined,
    before: undefined,
  };
}
