import type { Scope } from "../auth/scope.ts";
import { findLimitRow } from "./limit-repository.ts";
import { USUAL_REPLAY_LIMIT } from "./status.ts";

interface ReplayLimit {
  /** Above so many events a replay waits for a second person; null: never. */
  readonly events: number | null;
  /** The person's id, and when; null while the usual number holds. */
  readonly set: { readonly by: string; readonly at: Date } | null;
}

/** How many events one member may replay alone. */
export async function getReplayLimit(scope: Scope): Promise<ReplayLimit> {
  const row = await findLimitRow(scope);
  if (row === null) return { events: USUAL_REPLAY_LIMIT, set: null };
  return { events: row.events, set: { by: row.setBy, at: row.setAt } };
}
