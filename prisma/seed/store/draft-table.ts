export type Fields = Readonly<Record<string, unknown>>;
export type Undo = (() => void)[];

/** Rows kept in memory until they are written all at once. `keys` are the columns that rows are looked for by. */
export interface DraftTable {
  insert(row: Fields, undo: Undo): void;
  /** Equal in every column of `where`; at least one of them is a key. */
  find(where: Fields): Fields[];
  patch(where: Fields, change: Fields, undo: Undo): number;
  all(): Fields[];
}

export function createDraftTable(keys: readonly string[]): DraftTable {
  const rows = new Set<Record<string, unknown>>();
  const index = new Map<string, Set<Record<string, unknown>>>();
  const slot = (key: string, value: unknown) => `${key} ${String(value)}`;

  function enter(row: Record<string, unknown>, key: string): void {
    const value = row[key];
    if (value === null || value === undefined) return;
    const place = slot(key, value);
    const found = index.get(place) ?? new Set();
    index.set(place, found.add(row));
  }

  function candidates(where: Fields): Set<Record<string, unknown>> {
    const key = keys.find((name) => where[name] !== undefined);
    if (key === undefined) throw new Error("a draft is looked through by one of its keys only");
    return index.get(slot(key, where[key])) ?? new Set();
  }

  const find = (where: Fields) =>
    [...candidates(where)].filter((row) =>
      Object.entries(where).every(([name, value]) => row[name] === value),
    );

  return {
    insert(fields, undo) {
      const row = { ...fields };
      rows.add(row);
      for (const key of keys) enter(row, key);
      undo.push(() => {
        rows.delete(row);
        for (const key of keys) index.get(slot(key, row[key]))?.delete(row);
      });
    },
    find,
    patch(where, change, undo) {
      const found = find(where);
      for (const row of found) {
        const before = { ...row };
        undo.push(() => void Object.assign(row, before));
        for (const [name, value] of Object.entries(change)) if (value !== undefined) row[name] = value;
        for (const key of keys) enter(row, key);
      }
      return found.length;
    },
    all: () => [...rows],
  };
}
