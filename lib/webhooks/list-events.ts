import type { Scope } from "../auth/scope.ts";
import { decodeCursor, encodeCursor, toPage } from "../paging.ts";
import { resolveEventFilters } from "./event-condition.ts";
import { toEventRow } from "./event-row-dto.ts";
import { type EventListRow, type Looked, lookForRows } from "./look-repository.ts";
import { findReferences } from "./read-repository.ts";
import type { EventFilters, EventPage } from "./schema.ts";

const PAGE_SIZE = 50;

/** One page of the requests that providers sent in the scope's mode, newest first. */
export async function listEvents(scope: Scope, filters: EventFilters): Promise<EventPage> {
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const { connections, conditionOf } = await resolveEventFilters(scope, filters);
  const position = { cursor: before ?? after, newer: before !== null, limit: PAGE_SIZE + 1 };
  const looked = await lookForRows(scope, conditionOf(filters.tab), position);
  const page = pageOf(looked, { before: before !== null, after: after !== null });
  const references = await findReferences(
    scope,
    page.rows.flatMap(({ transactionId }) => transactionId ?? []),
  );
  return { ...page, rows: page.rows.map((row) => toEventRow(row, connections, references)) };
}

/** Where the look ended before the page was full, the next page begins there. */
function pageOf(
  { rows, horizon }: Looked<EventListRow>,
  direction: { readonly before: boolean; readonly after: boolean },
) {
  const page = toPage(rows, {
    ...direction,
    limit: PAGE_SIZE,
    cursorOf: (row) => ({ at: row.receivedAt, id: row.id }),
  });
  if (horizon === null) return { ...page, lookedTo: null };
  const beyond = encodeCursor(horizon);
  const lookedTo = horizon.at.toISOString();
  return direction.before ? { ...page, newer: beyond, lookedTo } : { ...page, older: beyond, lookedTo };
}
