import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { Tx } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import type { TransactionId } from "../ids.ts";
import { noteStep } from "../transactions/note-step.ts";
import { contentHash } from "./content-hash.ts";
import { HOURS_TO_DECIDE, openRequest } from "./open-request.ts";
import { findSubject } from "./repository.ts";
import { WAITS_FOR_APPROVAL } from "./status.ts";

/** Holds a movement that is written down until a second person has decided. Nothing is sent meanwhile. */
export async function requestApproval(
  tx: Tx,
  scope: Scope,
  transactionId: TransactionId,
  clock: Clock,
): Promise<void> {
  const subject = await findSubject(tx, scope, transactionId);
  if (subject === null) throw notFound("Transaction");
  const at = clock.now();
  const { kind } = subject.transaction;
  await openRequest(tx, scope, { kind, about: { transactionId }, contentHash: contentHash(subject), at });
  await noteStep(tx, scope, {
    transactionId,
    source: "system",
    summary: "Waits for a second person",
    detail: `It is above the limit for one person. Nothing is sent before somebody else approves it, within ${HOURS_TO_DECIDE} hours.`,
    reason: WAITS_FOR_APPROVAL,
    at,
  });
}
