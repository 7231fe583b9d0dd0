import { writeAudit } from "../audit/write-audit.ts";
import { systemScope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { assertId } from "../ids.ts";
import { log } from "../logger.ts";
import { findMatter } from "./matter.ts";
import { closeApprovalRow, listOverdue, lockApproval, type OverdueApproval } from "./repository.ts";

const AT_ONCE = 100;

/** The sweep: what nobody decided in time is closed and its movement canceled. Returns how many. */
export async function expireApprovals(now: Date): Promise<number> {
  const overdue = await listOverdue(now, AT_ONCE);
  for (const one of overdue)
    await expire(one, now).catch((thrown: unknown) => {
      // The others are not its prisoners; it is tried again with the next sweep.
      log("approvals").error({ err: thrown, approvalId: one.id }, "An approval could not be closed");
    });
  return overdue.length;
}

async function expire({ merchantId, mode, id }: OverdueApproval, at: Date): Promise<void> {
  const scope = systemScope(assertId("merchant", merchantId), mode);
  await unit(async (tx) => {
    const approval = await lockApproval(tx, scope, { id });
    if (approval?.status !== "pending") return;
    const closed = { status: "expired", decidedBy: "system", decidedAt: at, note: "" } as const;
    await closeApprovalRow(tx, scope, id, closed);
    const matter = await findMatter(tx, scope, approval, null);
    const reason = "Nobody approved it in time";
    const summary = "The time to approve it is over";
    await matter?.end(tx, { source: "system", summary, reason, actor: "Paydeck", at });
    await writeAudit(tx, scope, {
      action: "approval.expire",
      targetType: "approval",
      targetId: id,
      ...(matter !== null && { detail: matter.about }),
    });
    await notifyLive(tx, scope.merchantId, "approvals");
  });
}
