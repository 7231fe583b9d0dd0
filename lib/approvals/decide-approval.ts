import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Approval } from "../db/generated/client.ts";
import { notifyLive } from "../db/notify.ts";
import { type Tx, unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { foreseeKept, type KeptForecast } from "../replays/foresee-kept.ts";
import { actorKey } from "./actor-key.ts";
import { findMatter, type Matter } from "./matter.ts";
import { closeApprovalRow, findApprovalRow, lockApproval } from "./repository.ts";
import { requireFullView } from "./require-full-view.ts";
import type { DecideInput } from "./schema.ts";
import { APPROVAL_STATUS, APPROVAL_STATUSES, type ApprovalStatus } from "./status.ts";

/**
 * A second person's word. Approved, it goes to the worker; rejected, it is canceled. Refuses one's own request, a second
 * decision, an expired request, and one whose contents, or the effects of which, are not those that were asked for and
 * seen: that one is closed.
 */
export async function decideApproval(
  scope: Scope,
  input: DecideInput,
  clock: Clock = systemClock,
): Promise<{ readonly status: ApprovalStatus }> {
  // Before anything is locked: of many events it takes seconds.
  const foreseen = await foreseeAgain(scope, input.approvalId);
  const { status, matter } = await unit(async (tx) => {
    const approval = await lockApproval(tx, scope, { id: input.approvalId });
    const matter = approval && (await findMatter(tx, scope, approval, foreseen));
    if (approval === null || matter === null) throw notFound("Approval");
    refuseIfDecided(scope, approval, clock);
    if (matter.hash !== approval.contentHash || input.contentHash !== matter.hash) {
      await close(tx, scope, { approval, matter, status: "expired", note: matter.changed, clock });
      return { status: "changed" as const, matter };
    }
    const status = input.decision === "approve" ? ("approved" as const) : ("rejected" as const);
    await close(tx, scope, { approval, matter, status, note: input.note, clock });
    return { status, matter };
  });
  if (status === "changed") throw new AppError("conflict", matter.changed);
  return { status };
}

async function foreseeAgain(scope: Scope, approvalId: string): Promise<KeptForecast | null> {
  const row = await findApprovalRow(scope, { id: approvalId });
  if (row === null || row.replayId === null) return null;
  requireFullView(scope);
  return row.status === "pending" ? foreseeKept(scope, row.replayId) : null;
}

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
  readonly matter: Matter;
  readonly status: Exclude<ApprovalStatus, "pending">;
  readonly note: string;
  readonly clock: Clock;
}

async function close(tx: Tx, scope: Scope, closing: Closing): Promise<void> {
  const { approval, matter, status, note, clock } = closing;
  const at = clock.now();
  const actor = actorName(scope.actor);
  await closeApprovalRow(tx, scope, approval.id, {
    status,
    note,
    decidedBy: actorKey(scope.actor),
    decidedAt: at,
  });
  if (status === "approved") await matter.release(tx, { actor, note, at });
  else {
    const reason = status === "rejected" ? `Rejected: ${note}` : "Its contents had changed";
    const summary = status === "rejected" ? `${actor} rejected it` : "Its approval is void";
    await matter.end(tx, { source: "person", summary, reason, actor, at });
  }
  await writeAudit(tx, scope, {
    action: `approval.${status === "approved" ? "approve" : status === "rejected" ? "reject" : "void"}`,
    targetType: "approval",
    targetId: approval.id,
    detail: { ...matter.about, note },
  });
  await notifyLive(tx, scope.merchantId, "approvals");
}
