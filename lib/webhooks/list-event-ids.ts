import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { assertId, type WebhookEventId } from "../ids.ts";
import { decodeCursor, encodeCursor } from "../paging.ts";
import { resolveEventFilters } from "./event-condition.ts";
import { lookForKeys } from "./look-repository.ts";
import type { EventFilters } from "./schema.ts";

export interface EventIds {
  readonly ids: readonly WebhookEventId[];
  /** Pass it as `after` for the next ones; null: that was the last. */
  readonly next: string | null;
}

/**
 * The events under a filter in the order in which they came, oldest first, at most `limit` at a time. The filter's own
 * page position counts for nothing. With `keptFilters` the set no longer grows while it is walked.
 */
export async function listEventIds(
  scope: Scope,
  filters: EventFilters,
  {
    limit,
    after = null,
    clock = systemClock,
  }: { readonly limit: number; readonly after?: string | null; readonly clock?: Clock },
): Promise<EventIds> {
  const { conditionOf } = await resolveEventFilters(scope, filters, clock);
  const condition = conditionOf(filters.tab);
  let cursor = after === null ? null : decodeCursor(after);
  // A look that finds nothing ends somewhere; the next one begins there.
  for (;;) {
    const { rows, horizon } = await lookForKeys(scope, condition, { cursor, newer: true, limit });
    const last = rows.at(-1);
    const isFull = rows.length === limit && last !== undefined;
    const end = isFull ? { at: last.receivedAt, id: last.id } : horizon;
    if (rows.length > 0 || end === null) {
      const ids = rows.map(({ id }) => assertId("webhookEvent", id));
      return { ids, next: end === null ? null : encodeCursor(end) };
    }
    cursor = end;
  }
}
