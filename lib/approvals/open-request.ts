import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { newId } from "../ids.ts";
import { actorKey } from "./actor-key.ts";
import { type About, insertApproval } from "./repository.ts";

export const HOURS_TO_DECIDE = 72;

/** Writes down that a second person is asked, and for exactly what. */
export async function openRequest(
  tx: Tx,
  scope: Scope,
  asked: { readonly kind: string; readonly about: About; readonly contentHash: string; readonly at: Date },
): Promise<void> {
  const { kind, about, contentHash, at } = asked;
  const id = newId("approval", at);
  await insertApproval(tx, scope, {
    id,
    kind,
    ...about,
    contentHash,
    requestedBy: actorKey(scope.actor),
    requestedAt: at,
    expiresAt: new Date(at.getTime() + HOURS_TO_DECIDE * 3600 * 1000),
  });
  await writeAudit(tx, scope, {
    action: "approval.request",
    targetType: "approval",
    targetId: id,
    detail: about,
  });
  await notifyLive(tx, scope.merchantId, "approvals");
}
