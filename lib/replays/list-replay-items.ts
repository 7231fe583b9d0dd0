import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { notFound } from "../errors.ts";
import { timeOfId } from "../ids.ts";
import { listEventNames } from "../webhooks/list-event-names.ts";
import { findReplayRow, listItemRows } from "./repository.ts";
import type { ReplayItems, replayItemsInput } from "./schema.ts";

const PAGE_SIZE = 50;

/** Events of a replay with what became of each, oldest first; throws `not_found`. */
export async function listReplayItems(
  scope: Scope,
  { replayId, effect, after }: z.output<typeof replayItemsInput>,
): Promise<ReplayItems> {
  if ((await findReplayRow(scope, replayId)) === null) throw notFound("Replay");
  const fetched = await listItemRows(scope, replayId, { effect, after, limit: PAGE_SIZE });
  const rows = fetched.slice(0, PAGE_SIZE);
  const names = await listEventNames(
    scope,
    rows.map(({ eventId }) => eventId),
  );
  const items = rows.map((row) => {
    const { type = "", connection = null } = names.get(row.eventId) ?? {};
    return { ...row, type, connection, receivedAt: timeOfId(row.eventId).toISOString() };
  });
  return { items, next: fetched.length > PAGE_SIZE ? (rows.at(-1)?.position ?? null) : null };
}
