import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { toReplayDto } from "./replay-dto.ts";
import { listReplayRows } from "./repository.ts";
import type { ReplayList } from "./schema.ts";

const MOST_SHOWN = 100;

/** The newest replays of the scope's mode. */
export async function listReplays(scope: Scope): Promise<ReplayList> {
  const [rows, connections] = await Promise.all([listReplayRows(scope, MOST_SHOWN), listConnections(scope)]);
  return { replays: rows.map((row) => toReplayDto(row, connections)) };
}
