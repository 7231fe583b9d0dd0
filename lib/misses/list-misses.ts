import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { decodeCursor, toPage } from "../paging.ts";
import { WEBHOOK_GRACE_MS } from "../queue/jobs.ts";
import { toMissRow } from "./miss-dto.ts";
import { findReferences, listMissRows } from "./repository.ts";
import type { MissFilters, MissPage } from "./schema.ts";
import type { MissWindow } from "./status.ts";

const PAGE_SIZE = 50;
const HOUR = 60 * 60_000;
const WINDOW_MS: Readonly<Record<MissWindow, number | null>> = {
  "24h": 24 * HOUR,
  "7d": 7 * 24 * HOUR,
  "30d": 30 * 24 * HOUR,
  all: null,
};

/** Webhooks that should have told something first and did not, the newest finding first. */
export async function listMisses(
  scope: Scope,
  filters: MissFilters,
  clock: Clock = systemClock,
): Promise<MissPage> {
  const now = clock.now();
  const before = filters.before === undefined ? null : decodeCursor(filters.before);
  const after = filters.after === undefined || before !== null ? null : decodeCursor(filters.after);
  const windowMs = WINDOW_MS[filters.window];
  const condition = {
    since: windowMs === null ? null : new Date(now.getTime() - windowMs),
    graceFrom: new Date(now.getTime() - WEBHOOK_GRACE_MS),
    ...(filters.connection === undefined ? {} : { connectionIds: filters.connection.split(",") }),
    ...(filters.by === undefined ? {} : { by: filters.by }),
    ...(filters.state === undefined ? {} : { state: filters.state }),
  };
  const position = { cursor: before ?? after, newer: before !== null, limit: PAGE_SIZE };
  const [fetched, connections] = await Promise.all([
    listMissRows(scope, condition, position),
    listConnections(scope),
  ]);
  const page = toPage(fetched, {
    limit: PAGE_SIZE,
    after: after !== null,
    before: before !== null,
    cursorOf: (row) => ({ at: row.foundAt, id: row.id }),
  });
  const references = await findReferences(
    scope,
    page.rows.map(({ transactionId }) => transactionId),
  );
  return { ...page, rows: page.rows.flatMap((row) => toMissRow(row, { connections, references, now })) };
}
