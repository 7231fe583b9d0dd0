import type { DepositFilters } from "#lib/deposits/schema.ts";

/** `?state=bound&q=…`: the filters with some of them changed; what is at its default is left out. */
export function depositsQuery(filters: DepositFilters, change: Partial<DepositFilters> = {}): string {
  const { state, ...rest } = { ...filters, ...change };
  const search = new URLSearchParams(state === "all" ? {} : { state });
  for (const [name, value] of Object.entries(rest)) if (value) search.set(name, value);
  return search.size === 0 ? "" : `?${search}`;
}
