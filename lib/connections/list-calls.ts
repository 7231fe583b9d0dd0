import type { Scope } from "../auth/scope.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { listCallRows, listOperations } from "./call-repository.ts";
import { loadConnection } from "./load-connection.ts";
import type { CallFilters, CallPage } from "./schema.ts";
import { toCallRow } from "./to-call.ts";

const PAGE_SIZE = 50;

/** One page of the calls that were made through a connection, newest first; throws `not_found`. */
export async function listCalls(
  scope: Scope,
  { connectionId, ...filters }: CallFilters & { readonly connectionId: string },
): Promise<CallPage> {
  const { id } = await loadConnection(scope, connectionId);
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const position = { cursor: before ?? after, newer: before !== null, limit: PAGE_SIZE };
  const [fetched, operations] = await Promise.all([
    listCallRows(scope, id, filters, position),
    listOperations(scope, id),
  ]);
  const page = toPage(fetched, {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => row,
  });
  return { ...page, rows: page.rows.map(toCallRow), operations };
}
