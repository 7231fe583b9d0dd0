import { refuse } from "./envelope.ts";

/** Cursor paging over rows that are newest first: `starting_after` goes to older rows, `ending_before` to newer ones. */
export function cursorPage<T>(rows: readonly T[], idOf: (row: T) => string, query: URLSearchParams) {
  const limit = Number.parseInt(query.get("limit") ?? "10", 10);
  if (Number.isNaN(limit) || limit < 1 || limit > 100) refuse(400, "limit must be between 1 and 100");
  const position = (name: string) => {
    const id = query.get(name);
    if (!id) return undefined;
    const index = rows.findIndex((row) => idOf(row) === id);
    return index < 0 ? refuse(400, `${name}: unknown id`) : index;
  };
  const after = position("starting_after");
  const before = position("ending_before");
  if (before !== undefined) {
    const start = Math.max(0, before - limit);
    return { data: rows.slice(start, before), hasMore: start > 0 };
  }
  const start = after === undefined ? 0 : after + 1;
  return { data: rows.slice(start, start + limit), hasMore: start + limit < rows.length };
}
