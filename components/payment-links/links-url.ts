import type { LinkFilters } from "#lib/payment-links/schema.ts";

/** `?state=draft&q=…`: the filters with some of them changed; what is at its default is left out. */
export function linksQuery(filters: LinkFilters, change: Partial<LinkFilters> = {}): string {
  const { state, q, after, before } = { ...filters, ...change };
  const search = new URLSearchParams();
  if (state !== "all") search.set("state", state);
  if (q) search.set("q", q);
  if (after) search.set("after", after);
  if (before) search.set("before", before);
  return search.size === 0 ? "" : `?${search}`;
}
