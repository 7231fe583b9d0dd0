import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { listDriftRows } from "./repository.ts";
import { type DriftList, driftListDto } from "./schema.ts";

const SHOWN = 50;

/** What one connection's provider said outside its documents, the newest first; throws `not_found`. */
export async function listDrift(
  scope: Scope,
  { connectionId }: { readonly connectionId: string },
): Promise<DriftList> {
  const connection = await loadConnection(scope, connectionId);
  const rows = await listDriftRows(scope, connection.id, SHOWN);
  const items = rows.map(({ kind, place, name, count, source, eventId, firstAt, lastAt }) => {
    const [first, last] = [firstAt.toISOString(), lastAt.toISOString()];
    return { kind, place, name, count, source, eventId, firstAt: first, lastAt: last };
  });
  return driftListDto.parse({ items });
}
