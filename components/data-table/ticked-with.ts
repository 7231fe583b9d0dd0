/**
 * The ticks after one more press on `key`: it alone changes, or, with `from`, every row between the two becomes what
 * `key` becomes.
 */
export function tickedWith(
  ticked: ReadonlySet<string>,
  keys: readonly string[],
  { key, from }: { readonly key: string; readonly from: string | undefined },
): ReadonlySet<string> {
  const on = !ticked.has(key);
  const here = keys.indexOf(key);
  const start = from === undefined ? -1 : keys.indexOf(from);
  const span = start < 0 ? [key] : keys.slice(Math.min(start, here), Math.max(start, here) + 1);
  const next = new Set(ticked);
  for (const one of span)
    if (on) next.add(one);
    else next.delete(one);
  return next;
}
