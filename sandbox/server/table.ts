import { z } from "zod";

/** Rows of one kind, kept in insertion order and written to the snapshot as a list. */
export interface Table<T> {
  get(id: string): T | undefined;
  find(test: (row: T) => boolean): T | undefined;
  all(): T[];
  put(row: T): T;
  remove(id: string): boolean;
  clear(): void;
  dump(): T[];
  load(data: unknown): void;
  readonly size: number;
}

export function createTable<T>(schema: z.ZodType<T>, idOf: (row: T) => string): Table<T> {
  const rows = new Map<string, T>();
  return {
    get: (id) => rows.get(id),
    find: (test) => {
      for (const row of rows.values()) if (test(row)) return row;
      return undefined;
    },
    all: () => [...rows.values()],
    put: (row) => {
      rows.set(idOf(row), row);
      return row;
    },
    remove: (id) => rows.delete(id),
    clear: () => rows.clear(),
    dump: () => [...rows.values()],
    load: (data) => {
      rows.clear();
      for (const row of z.array(schema).parse(data ?? [])) rows.set(idOf(row), row);
    },
    get size() {
      return rows.size;
    },
  };
}
