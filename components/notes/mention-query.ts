/** What is being typed after an @ right before the caret; null when nobody is being named. */
export function mentionQuery(
  text: string,
  caret: number,
): { readonly from: number; readonly query: string } | null {
  const match = /(?:^|[\s(])@([\p{L}\p{N}.' -]{0,30})$/u.exec(text.slice(0, caret));
  const query = match?.[1];
  return query === undefined ? null : { from: caret - query.length - 1, query };
}

/** Members whose name, or a later word of it, begins so. */
export function matching<M extends { readonly name: string }>(members: readonly M[], query: string): M[] {
  const wanted = plain(query);
  return members
    .filter(({ name }) => plain(name).startsWith(wanted) || plain(name).includes(` ${wanted}`))
    .slice(0, 5);
}

function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
