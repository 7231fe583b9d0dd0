import type { Tx } from "../db/unit.ts";
import { endSessionsOf } from "./team-repository.ts";

/** Ends every session of these people, whatever merchant they look at: sessions belong to none. Answers how many. */
export async function endAllSessions(tx: Tx, userIds: readonly string[], at: Date): Promise<number> {
  return userIds.length === 0 ? 0 : endSessionsOf(tx, userIds, at);
}
