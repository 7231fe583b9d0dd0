import type { TransactionFilters } from "#lib/transactions/schema.ts";

type Patch = { readonly [Name in keyof TransactionFilters]?: TransactionFilters[Name] | null };

/** What stays at its default is left out, so that the same view always has the same address. */
const DEFAULTS: Readonly<Record<string, string>> = { tab: "all", range: "all" };
const CURSORS = new Set(["after", "before"]);
const FILTER_NAMES = [
  "tab",
  "range",
  "q",
  "connection",
  "method",
  "kind",
  "currency",
  "country",
  "min",
  "max",
  "after",
  "before",
] as const satisfies readonly (keyof TransactionFilters)[];

/** `?tab=failed&…` for the filters with the patch applied, "" for none. Any change leads back to the first page. */
export function transactionsQuery(filters: TransactionFilters, patch: Patch = {}): string {
  const movesOnly = Object.keys(patch).every((name) => CURSORS.has(name));
  const kept =
    movesOnly && Object.keys(patch).length === 0
      ? filters
      : { ...filters, after: undefined, before: undefined };
  const merged: Patch = { ...kept, ...patch };
  const search = new URLSearchParams();
  for (const name of FILTER_NAMES) {
    const value = merged[name];
    if (value && value !== DEFAULTS[name]) search.set(name, value);
  }
  return search.size === 0 ? "" : `?${search}`;
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(filters: TransactionFilters): boolean {
  return transactionsQuery(filters, { tab: null }) !== "";
}
