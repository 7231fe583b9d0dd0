import type { CallFilters } from "#lib/connections/schema.ts";

type Patch = { readonly [Name in keyof CallFilters]?: CallFilters[Name] | null };

const NAMES = [
  "q",
  "outcome",
  "status",
  "method",
  "operation",
  "after",
  "before",
] as const satisfies readonly (keyof CallFilters)[];

/**
 * `?outcome=failed&…` for the filters with the patch applied, "" for none. A changed filter leads back to the first
 * page; `call` opens one.
 */
export function callsQuery(filters: CallFilters, patch: Patch = {}, call?: string): string {
  const isPatched = Object.keys(patch).length > 0;
  const kept = isPatched ? { ...filters, after: undefined, before: undefined } : filters;
  const merged: Patch = { ...kept, ...patch };
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = merged[name];
    if (value) search.set(name, value);
  }
  if (call !== undefined) search.set("call", call);
  return search.size === 0 ? "" : `?${search}`;
}
