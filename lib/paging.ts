/** A keyset position: the row before or after which a page begins. Opaque to everyone but this file. */
export interface Cursor {
  readonly at: Date;
  readonly id: string;
}

export function encodeCursor(cursor: Cursor): string {
  return `${cursor.at.getTime().toString(36)}.${cursor.id}`;
}

/** Null for anything that {@link encodeCursor} did not make. */
export function decodeCursor(text: string): Cursor | null {
  const [time = "", id = ""] = text.split(".");
  const at = new Date(Number.parseInt(time, 36));
  if (!/^[0-9a-z]{1,9}$/.test(time) || Number.isNaN(at.getTime()) || !/^[a-z]{3}_[0-9A-Z]{26}$/.test(id))
    return null;
  return { at, id };
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Cursor for the page of older rows, null on the last one. */
  readonly older: string | null;
  /** Cursor for the page of newer rows, null on the first one. */
  readonly newer: string | null;
}

/** Cuts the extra row that the query fetched to see whether there is more, and puts the rows newest first. */
export function toPage<Row>(
  fetched: readonly Row[],
  options: {
    readonly limit: number;
    readonly after: boolean;
    readonly before: boolean;
    readonly cursorOf: (row: Row) => Cursor;
  },
): Page<Row> {
  const hasMore = fetched.length > options.limit;
  const kept = fetched.slice(0, options.limit);
  const rows = options.before ? kept.toReversed() : kept;
  const first = rows.at(0);
  const last = rows.at(-1);
  const hasOlder = options.before || hasMore;
  const hasNewer = options.before ? hasMore : options.after;
  return {
    rows,
    older: last !== undefined && hasOlder ? encodeCursor(options.cursorOf(last)) : null,
    newer: first !== undefined && hasNewer ? encodeCursor(options.cursorOf(first)) : null,
  };
}
