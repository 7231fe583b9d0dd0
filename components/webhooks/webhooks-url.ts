import type { EventFilters } from "#lib/webhooks/schema.ts";

type Patch = { readonly [Name in keyof EventFilters]?: EventFilters[Name] | null };

const NAMES = [
  "tab",
  "q",
  "connection",
  "type",
  "outcome",
  "after",
  "before",
] as const satisfies readonly (keyof EventFilters)[];

/**
 * `?tab=failed&…` for the filters with the patch applied, "" for none. A changed filter leads back to the first page
 * and closes the event; `event` opens one.
 */
export function webhooksQuery(filters: EventFilters, patch: Patch = {}, event?: string): string {
  const isPatched = Object.keys(patch).length > 0;
  const kept = isPatched ? { ...filters, after: undefined, before: undefined } : filters;
  const merged: Patch = { ...kept, ...patch };
  const search = new URLSearchParams();
  for (const name of NAMES) {
    const value = merged[name];
    if (value && !(name === "tab" && value === "inbox")) search.set(name, value);
  }
  if (event !== undefined) search.set("event", event);
  return search.size === 0 ? "" : `?${search}`;
}

/** Whether anything but the tab narrows the list. */
export function isNarrowed(filters: EventFilters): boolean {
  return webhooksQuery(filters, { tab: null }) !== "";
}
