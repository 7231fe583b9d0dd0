import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { newId, type TransactionId } from "../ids.ts";
import { noteStep } from "../transactions/note-step.ts";
import { actorKey } from "./actor-key.ts";
import { contentHash } from "./content-hash.ts";
import { findSubject, insertApproval } from "./repository.ts";
import { WAITS_FOR_APPROVAL } from "./status.ts";

const HOURS_TO_DECIDE = 72;

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
  const id = newId("approval", at);
  await insertApproval(tx, scope, {
    id,
    kind: subject.transaction.kind,
    transactionId,
    contentHash: contentHash(subject),
    requestedBy: actorKey(scope.actor),
    requestedAt: at,
    expiresAt: new Date(at.getTime() + HOURS_TO_DECIDE * 3600 * 1000),
  });
  await noteStep(tx, scope, {
    transactionId,
    source: "system",
    summary: "Waits for a second person",
    detail: `It is above the limit for one person. Nothing is sent before somebody else approves it, within ${HOURS_TO_DECIDE} hours.`,
    reason: WAITS_FOR_APPROVAL,
    at,
  });
  await writeAudit(tx, scope, {
    action: "approval.request",
    targetType: "approval",
    targetId: id,
    detail: { transactionId },
  });
  await notifyLive(tx, scope.merchantId, "approvals");
}
