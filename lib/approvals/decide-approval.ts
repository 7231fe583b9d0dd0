import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Approval } from "../db/generated/client.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { assertId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";
import { noteStep } from "../transactions/note-step.ts";
import { actorKey } from "./actor-key.ts";
import { cancelMovement } from "./cancel-movement.ts";
import { contentHash } from "./content-hash.ts";
import { closeApprovalRow, findSubject, lockApproval, type StoredSubject } from "./repository.ts";
import type { DecideInput } from "./schema.ts";
import { APPROVAL_STATUS, APPROVAL_STATUSES, type ApprovalStatus } from "./status.ts";

/**
 * A second person's word. Approved, it goes to the worker; rejected, it is canceled. Refuses one's own request, a second
 * decision, an expired request, and one whose contents are not those that were asked for and seen: that one is closed.
 */
export async function decideApproval(
  scope: Scope,
  input: DecideInput,
  clock: Clock = systemClock,
): Promise<{ readonly status: ApprovalStatus }> {
  const status = await unit(async (tx) => {
    const approval = await lockApproval(tx, scope, { id: input.approvalId });
    const subject = approval && (await findSubject(tx, scope, approval.transactionId));
    if (approval === null || subject === null) throw notFound("Approval");
    refuseIfDecided(scope, approval, clock);
    const hash = contentHash(subject);
    if (hash !== approval.contentHash || input.contentHash !== hash) {
      await close(tx, scope, { approval, subject, status: "expired", note: CHANGED, clock });
      return "changed";
    }
    const status = input.decision === "approve" ? "approved" : "rejected";
    await close(tx, scope, { approval, subject, status, note: input.note, clock });
    return status;
  });
  if (status === "changed") throw new AppError("conflict", CHANGED);
  return { status };
}

const CHANGED =
  "What would be sent is not what was asked for. Nothing was sent; it has to be asked for again.";

function refuseIfDecided(scope: Scope, approval: Approval, clock: Clock): void {
  const status = APPROVAL_STATUSES.find((known) => known === approval.status) ?? "expired";
  if (status !== "pending") {
    const words = APPROVAL_STATUS[status].label.toLowerCase();
    throw new AppError("conflict", `This was ${words} already. Your decision changed nothing.`);
  }
  if (approval.expiresAt <= clock.now())
    throw new AppError(
      "conflict",
      "Its 72 hours are over and nothing was sent. It has to be asked for again.",
    );
  if (approval.requestedBy === actorKey(scope.actor))
    throw new AppError("forbidden", "You asked for this yourself. Another member has to decide.");
}

interface Closing {
  readonly approval: Approval;
  readonly subject: StoredSubject;
  readonly status: Exclude<ApprovalStatus, "pending">;
  readonly note: string;
  readonly clock: Clock;
}

async function close(tx: Tx, scope: Scope, closing: Closing): Promise<void> {
  const { approval, subject, status, note, clock } = closing;
  const at = clock.now();
  const actor = actorName(scope.actor);
  await closeApprovalRow(tx, scope, approval.id, {
    status,
    note,
    decidedBy: actorKey(scope.actor),
    decidedAt: at,
  });
  if (status === "approved") await release(tx, scope, subject, { actor, note, at });
  else {
    const reason = status === "rejected" ? `Rejected: ${note}` : "Its contents had changed";
    const summary = status === "rejected" ? `${actor} rejected it` : "Its approval is void";
    await cancelMovement(tx, scope, subject, { source: "person", summary, reason, actor, at });
  }
  await writeAudit(tx, scope, {
    action: `approval.${status === "approved" ? "approve" : status === "rejected" ? "reject" : "void"}`,
    targetType: "approval",
    targetId: approval.id,
    detail: { transactionId: approval.transactionId, note },
  });
  await notifyLive(tx, scope.merchantId, "approvals");
}

async function release(
  tx: Tx,
  scope: Scope,
  { transaction }: StoredSubject,
  { actor, note, at }: { readonly actor: string; readonly note: string; readonly at: Date },
): Promise<void> {
  const { merchantId, mode } = scope;
  const transactionId = assertId("transaction", transaction.id);
  await noteStep(tx, scope, {
    transactionId,
    source: "person",
    summary: `${actor} approved it`,
    detail: note,
    actor,
    reason: null,
    at,
  });
  await enqueue(
    tx,
    "send-movement",
    { merchantId, mode, transactionId, after: 0 },
    { key: `send:${transactionId}` },
  );
}
