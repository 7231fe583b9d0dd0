import type { Scope } from "../auth/scope.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { listEventRows } from "./event-repository.ts";

export interface EventFilters {
  readonly type: string | undefined;
  /** By when the change happened. */
  readonly since: Date | undefined;
  /** Exclusive. */
  readonly until: Date | undefined;
  readonly after: string | undefined;
}

/** One page of what was to be told to endpoints in the scope's mode, newest first: each the exact text that was signed. */
export async function listEvents(
  scope: Scope,
  { after, ...condition }: EventFilters,
  limit: number,
): Promise<{ readonly bodies: readonly string[]; readonly older: string | null }> {
  const cursor = after === undefined ? null : decodeCursor(after);
  const page = toPage(await listEventRows(scope, condition, { cursor, limit }), {
    ...{ limit, after: cursor !== null, before: false },
    cursorOf: ({ occurredAt, id }) => ({ at: occurredAt, id }),
  });
  return { bodies: page.rows.map(({ body }) => body), older: page.older };
}
