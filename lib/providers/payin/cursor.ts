/** What a row of a list is known by. */
export interface Key {
  readonly id: string | undefined;
  readonly at: Date | undefined;
}

interface Place extends Key {
  readonly page: number;
}

const CURSOR = /^(\d{1,6})~([^~]*)~(.*)$/s;

/** Where a page ended: its number and its last row. */
export function cursorOf(page: number, { id, at }: Key): string {
  return `${page}~${at?.toISOString() ?? ""}~${id ?? ""}`;
}

/** Null: it is no cursor of ours. */
export function parseCursor(cursor: string): Place | null {
  const [, page, at, id] = CURSOR.exec(cursor) ?? [];
  const time = at ? new Date(at) : undefined;
  if (page === undefined || Number(page) < 1 || (time && Number.isNaN(time.getTime()))) return null;
  return { page: Number(page), at: time, id: id || undefined };
}

/**
 * Those rows of a list, newest first, that come after the last seen one. `goesOn`: another page follows, to which the
 * last seen row may have moved; then rows of its very moment prove nothing and are left for that page to judge.
 */
export function rowsAfter<Row>(
  rows: readonly Row[],
  last: Key,
  keyOf: (row: Row) => Key,
  goesOn: boolean,
): readonly Row[] {
  const index = last.id === undefined ? -1 : rows.findLastIndex((row) => keyOf(row).id === last.id);
  if (index >= 0) return rows.slice(index + 1);
  const { at } = last;
  if (!at) return rows;
  const timeOf = (row: Row) => keyOf(row).at ?? at;
  if (goesOn && last.id !== undefined && rows.every((row) => timeOf(row) >= at)) return [];
  return rows.filter((row) => timeOf(row) <= at);
}
