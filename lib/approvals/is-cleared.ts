import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { contentHash } from "./content-hash.ts";
import { findSubject, lockApproval } from "./repository.ts";

/** Whether a movement may be sent: it never needed a second person, or one approved exactly what stands there now. */
export async function isCleared(tx: Tx, scope: Scope, transactionId: TransactionId): Promise<boolean> {
  const approval = await lockApproval(tx, scope, { transactionId });
  if (approval === null) return true;
  if (approval.status !== "approved") return false;
  const subject = await findSubject(tx, scope, transactionId);
  return subject !== null && contentHash(subject) === approval.contentHash;
}
