/**
 * Rows keep their places while new ones come: each is drawn in its present state, one that no longer belongs here
 * leaves, and the chosen one always stays. `newCount`: rows that came above. `atOf`: the time that they are sorted by.
 */
export function openedRows<Row extends { readonly id: string }>(
  opened: readonly Row[],
  fresh: readonly Row[],
  selected: Row | null,
  atOf: (row: Row) => string,
): { readonly rows: readonly Row[]; readonly newCount: number } {
  const byId = new Map(fresh.map((row) => [row.id, row]));
  const last = fresh.at(-1);
  const oldest = last === undefined ? "" : atOf(last);
  const rows = opened.flatMap((row) => {
    if (row.id === selected?.id) return selected;
    // Older than all of the fresh page: pushed off it by newer ones, not gone.
    return byId.get(row.id) ?? (atOf(row) <= oldest ? row : []);
  });
  const newest = opened.at(0);
  const isNewer = (row: Row) => newest === undefined || atOf(row) > atOf(newest);
  const known = new Set(opened.map((row) => row.id));
  return { rows, newCount: fresh.filter((row) => !known.has(row.id) && isNewer(row)).length };
}
