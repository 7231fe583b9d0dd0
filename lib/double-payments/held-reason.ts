import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { findReason } from "./repository.ts";

/** Stands beside the status of a held payment wherever it is listed. */
export const HELD_REASON = "Paid twice";

/** Takes the words back, unless something else has been said since. */
export async function releaseReason(tx: Tx, scope: Scope, id: string): Promise<{ readonly reason?: null }> {
  return (await findReason(tx, scope, id)) === HELD_REASON ? { reason: null } : {};
}
