import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { toDeliveryRow } from "./delivery-dto.ts";
import { rangeStart } from "./range-start.ts";
import { findEndpointNames, listDeliveryRows } from "./read-repository.ts";
import type { DeliveryFilters, DeliveryPage } from "./schema.ts";

const PAGE_SIZE = 50;

/** One page of what was sent, or is to be sent, in the scope's mode, newest first. */
export async function listDeliveries(
  scope: Scope,
  filters: DeliveryFilters,
  clock: Clock = systemClock,
): Promise<DeliveryPage> {
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const position = { cursor: before ?? after, newer: before !== null, limit: PAGE_SIZE };
  const now = clock.now();
  const condition = { ...filters, since: rangeStart(filters.range, now) };
  const page = toPage(await listDeliveryRows(scope, condition, position), {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => ({ at: row.createdAt, id: row.id }),
  });
  const names = await findEndpointNames(
    scope,
    page.rows.map(({ endpointId }) => endpointId),
  );
  return { ...page, rows: page.rows.map((row) => toDeliveryRow(row, names.get(row.endpointId), now)) };
}
