/** Which of a replay's events a page shows. */
export interface ItemPlace {
  readonly effect: string | undefined;
  readonly after: number | undefined;
}

/** "?effect=…&after=…", or nothing. */
export function itemsQuery({ effect, after }: ItemPlace): string {
  const search = new URLSearchParams();
  if (effect !== undefined) search.set("effect", effect);
  if (after !== undefined) search.set("after", String(after));
  return search.size === 0 ? "" : `?${search}`;
}
