import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { toReplayDto } from "./replay-dto.ts";
import { listReplaysById } from "./repository.ts";
import type { Replay } from "./schema.ts";

/** The replays of these ids that are the scope's own. */
export async function describeReplays(
  scope: Scope,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Replay>> {
  if (ids.length === 0) return new Map();
  const [rows, connections] = await Promise.all([listReplaysById(scope, ids), listConnections(scope)]);
  return new Map(rows.map((row) => [row.id, toReplayDto(row, connections)]));
}
