import { err, ok } from "../../result.ts";
import type { ProviderPage } from "../account-contract.ts";
import { LIST_NOT_EXHAUSTED } from "../errors.ts";
import { refusal } from "../method-limits.ts";
import { cursorOf, type Key, parseCursor, rowsAfter } from "./cursor.ts";
import type { Listed } from "./list-shape.ts";
import type { Answer } from "./request.ts";

/** The most rows that PayIn gives at once. */
export const PAGE_ROWS = 100;
/** A list that moves faster than we read it ends here. */
const MAX_READS = 10;
const MAX_PAGES = 50;

/** One list at PayIn, newest first: how to read a page of it, and what its rows are known by. */
export interface Listing<Row> {
  readonly rows: number;
  read(page: number): Answer<Listed<Row>>;
  keyOf(row: Row): Key;
}

/**
 * The rows that follow `cursor`. PayIn counts pages, and pages shift while they are read: rows come in at the top and
 * leave a filtered list. So the page with the last seen row is read again, from it on backwards if that row has moved
 * up and forwards if it has moved down; none is left out and none comes twice.
 */
export async function readPageAfter<Row>(
  list: Listing<Row>,
  cursor: string | undefined,
): Answer<ProviderPage<Row>> {
  const last = cursor === undefined ? undefined : parseCursor(cursor);
  if (last === null) return err(refusal("This place in PayIn's list is not known."));
  let page = last?.page ?? 1;
  let isPast = last === undefined;
  for (let reads = 0; reads < MAX_READS; reads += 1) {
    const answer = await list.read(page);
    if (!answer.ok) return answer;
    const { rows } = answer.value;
    const hasMore = followedByMore(answer.value, list.rows);
    const fresh = last ? rowsAfter(rows, last, list.keyOf, hasMore) : rows;
    if (!isPast && page > 1 && fresh.length === rows.length) {
      page -= 1;
      continue;
    }
    isPast = true;
    const end = fresh.at(-1);
    if (end !== undefined || !hasMore)
      return ok({
        items: fresh,
        nextCursor: hasMore && end !== undefined ? cursorOf(page, list.keyOf(end)) : null,
      });
    page += 1;
  }
  return err(LIST_NOT_EXHAUSTED);
}

/** All rows, each once; refuses to take a list that is too long for whole. */
export async function readAllRows<Row>(list: Listing<Row>): Answer<readonly Row[]> {
  const found = new Map<string, Row>();
  const end = await walk(list, (row) => {
    found.set(list.keyOf(row).id ?? `row ${found.size}`, row);
    return false;
  });
  return end.ok ? ok([...found.values()]) : end;
}

/** The first row that matches; null only when the whole list was read. */
export async function findRow<Row>(list: Listing<Row>, matches: (row: Row) => boolean): Answer<Row | null> {
  return walk(list, matches);
}

async function walk<Row>(list: Listing<Row>, isEnough: (row: Row) => boolean): Answer<Row | null> {
  for (let page = 1; page <= MAX_PAGES; page += 1) {
    const answer = await list.read(page);
    if (!answer.ok) return answer;
    for (const row of answer.value.rows) if (isEnough(row)) return ok(row);
    if (!followedByMore(answer.value, list.rows)) return ok(null);
  }
  return err(LIST_NOT_EXHAUSTED);
}

/** Without a pagination a full page may be followed by another. */
function followedByMore<Row>({ rows, hasMore }: Listed<Row>, full: number): boolean {
  return rows.length > 0 && (hasMore ?? rows.length >= full);
}
