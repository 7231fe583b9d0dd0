import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { actorKey } from "./actor-key.ts";
import { type About, closeApprovalRow, lockApproval } from "./repository.ts";

/** Closes the request of what is called off before anybody decided; nothing when there is none. */
export async function withdrawApproval(
  tx: Tx,
  scope: Scope,
  about: About,
  { note, at }: { readonly note: string; readonly at: Date },
): Promise<void> {
  const approval = await lockApproval(tx, scope, about);
  if (approval?.status !== "pending") return;
  const decidedBy = actorKey(scope.actor);
  await closeApprovalRow(tx, scope, approval.id, { status: "rejected", note, decidedBy, decidedAt: at });
  await notifyLive(tx, scope.merchantId, "approvals");
}
