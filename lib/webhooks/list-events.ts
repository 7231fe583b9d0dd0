import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { resolveEventFilters } from "./event-condition.ts";
import { toEventRow } from "./event-row-dto.ts";
import { findReferences, listEventRows } from "./read-repository.ts";
import type { EventFilters, EventPage } from "./schema.ts";

const PAGE_SIZE = 50;

/** One page of the requests that providers sent in the scope's mode, newest first. */
export async function listEvents(scope: Scope, filters: EventFilters): Promise<EventPage> {
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const conditionOf = await resolveEventFilters(scope, filters);
  const position = { cursor: before ?? after, newer: before !== null, limit: PAGE_SIZE };
  const [fetched, connections] = await Promise.all([
    listEventRows(scope, conditionOf(filters.tab), position),
    listConnections(scope),
  ]);
  const page = toPage(fetched, {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => ({ at: row.receivedAt, id: row.id }),
  });
  const references = await findReferences(
    scope,
    page.rows.flatMap(({ transactionId }) => transactionId ?? []),
  );
  return { ...page, rows: page.rows.map((row) => toEventRow(row, connections, references)) };
}
