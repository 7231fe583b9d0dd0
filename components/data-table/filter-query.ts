type Patch<Filters> = { readonly [Name in keyof Filters]?: Filters[Name] | null };

interface Address<Filters> {
  /** Filters in the order in which the address has them. */
  readonly names: readonly (keyof Filters & string)[];
  /** What a filter is when the address does not have it: the same view always has the same address. */
  readonly usual?: Patch<Filters>;
}

/**
 * `?outcome=failed&…` for the filters with the patch applied, "" for none. A changed filter leads back to the first
 * page.
 */
export function filterQuery<Filters extends object>(
  { names, usual }: Address<Filters>,
  filters: Filters,
  patch: Patch<Filters> = {},
  opened: Readonly<Record<string, string | undefined>> = {},
): string {
  const isPatched = Object.keys(patch).length > 0;
  const kept = isPatched ? { ...filters, after: undefined, before: undefined } : filters;
  const merged: Patch<Filters> = { ...kept, ...patch };
  const search = new URLSearchParams();
  for (const name of names) {
    const value = merged[name];
    if (value && value !== usual?.[name]) search.set(name, String(value));
  }
  for (const [name, value] of Object.entries(opened)) if (value !== undefined) search.set(name, value);
  return search.size === 0 ? "" : `?${search}`;
}
