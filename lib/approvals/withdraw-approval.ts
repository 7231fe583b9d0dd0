import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import type { TransactionId } from "../ids.ts";
import { actorKey } from "./actor-key.ts";
import { closeApprovalRow, lockApproval } from "./repository.ts";

/** Closes the request of a movement that is called off before anybody decided; nothing when there is none. */
export async function withdrawApproval(
  tx: Tx,
  scope: Scope,
  transactionId: TransactionId,
  { note, at }: { readonly note: string; readonly at: Date },
): Promise<void> {
  const approval = await lockApproval(tx, scope, { transactionId });
  if (approval?.status !== "pending") return;
  const decidedBy = actorKey(scope.actor);
  await closeApprovalRow(tx, scope, approval.id, { status: "rejected", note, decidedBy, decidedAt: at });
  await notifyLive(tx, scope.merchantId, "approvals");
}
