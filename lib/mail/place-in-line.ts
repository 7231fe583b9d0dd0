import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { countAhead, countSentSince, type MailRow } from "./repository.ts";

/** Letters of one merchant and mode in a minute: what a careful mail server takes from a sender that it does not know. */
export const PER_MINUTE = 60;
const MINUTE_MS = 60_000;

/**
 * When a letter may go out that has to wait for its merchant's earlier ones; null: now. A burst is spread over the
 * minutes that it needs, oldest first, and each letter asks again when its minute has come. Letters that go out side by side
 * may pass a minute's number by as many as the worker sends at once.
 */
export async function placeInLine(tx: Tx, scope: Scope, mail: MailRow, now: Date): Promise<Date | null> {
  const sent = await countSentSince(tx, scope, new Date(now.getTime() - MINUTE_MS));
  if (sent < PER_MINUTE) return null;
  const minutes = Math.floor((await countAhead(tx, scope, mail)) / PER_MINUTE) + 1;
  return new Date(now.getTime() + minutes * MINUTE_MS);
}
