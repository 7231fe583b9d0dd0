import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { WHOLE } from "./find-silences.ts";
import { findMethodLabel, listSpellRows } from "./repository.ts";
import type { QuietSpell } from "./schema.ts";

const DAYS_MS = 30 * 24 * 60 * 60_000;
const MOST = 20;

/** Unusual silences of the last 30 days, and those that last, the newest first. */
export async function listSpells(scope: Scope, clock: Clock = systemClock): Promise<QuietSpell[]> {
  const since = new Date(clock.now().getTime() - DAYS_MS);
  const [rows, connections] = await Promise.all([listSpellRows(scope, since, MOST), listConnections(scope)]);
  const spells = rows.map(async (row): Promise<QuietSpell[]> => {
    const connection = connections.find(({ id }) => id === row.connectionId);
    if (connection === undefined) return [];
    const { id, method, usualPerHour } = row;
    const label = method === WHOLE ? null : await findMethodLabel(scope, connection.id, method);
    return [
      {
        id,
        connection: connectionRef(connection),
        method: method === WHOLE ? null : (label ?? method),
        since: row.since.toISOString(),
        noticedAt: row.noticedAt.toISOString(),
        endedAt: row.endedAt?.toISOString() ?? null,
        usualPerHour,
      },
    ];
  });
  return (await Promise.all(spells)).flat();
}
