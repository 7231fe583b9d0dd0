import { writeAudit } from "../audit/write-audit.ts";
import { grantProblem, limitProblem, refuse } from "../auth/grant-rules.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { maskEmail } from "../customers/mask-email.ts";
import { notifyLive } from "../db/notify.ts";
import { notFound } from "../errors.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import { changeTeam } from "../team/change-team.ts";
import { noRole } from "./change-member.ts";
import { findUnspent, revokeInvitationRow } from "./invitation-repository.ts";
import { findInvitationLimit } from "./limit-repository.ts";

/** From now on its link opens nothing. */
export async function revokeInvitation(
  scope: Scope,
  { invitationId }: { readonly invitationId: string },
  clock: Clock = systemClock,
): Promise<{ readonly revoked: true }> {
  const act = { needs: "members.write", targetType: "invitation", targetId: invitationId } as const;
  await changeTeam(scope, act, async (tx, { held, connectionIds }) => {
    const invitation = await findUnspent(tx, scope, invitationId);
    if (invitation === null) throw notFound("Invitation");
    const role = (await findHeldRole(tx, scope, invitation.role)) ?? noRole(invitation.role);
    refuse(grantProblem(held, role));
    refuse(limitProblem(connectionIds, await findInvitationLimit(tx, scope, invitationId)));
    // Accepted in this very moment: then it is no invitation any more.
    if (!(await revokeInvitationRow(tx, scope, invitationId, clock.now()))) throw notFound("Invitation");
    await writeAudit(tx, scope, {
      action: "invitation.revoke",
      targetType: "invitation",
      targetId: invitationId,
      detail: { email: maskEmail(invitation.email), role: role.label },
    });
    await notifyLive(tx, scope.merchantId, "team");
  });
  return { revoked: true };
}
