import type { z } from "zod";
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
import { findUnspent, renewInvitation } from "./invitation-repository.ts";
import { INVITATION_MS } from "./invitation-secret.ts";
import { findInvitationLimit } from "./limit-repository.ts";
import { makeSecret } from "./make-secret.ts";
import type { MadeInvitation, resendInvitationInput } from "./schema.ts";

/** Gives an invitation a new secret and 72 new hours; the link before opens nothing any more. */
export async function resendInvitation(
  scope: Scope,
  { invitationId, by }: z.output<typeof resendInvitationInput>,
  clock: Clock = systemClock,
): Promise<MadeInvitation> {
  const expiresAt = new Date(clock.now().getTime() + INVITATION_MS);
  const act = { needs: "members.write", targetType: "invitation", targetId: invitationId } as const;
  return changeTeam(scope, act, async (tx, { held, connectionIds }) => {
    const invitation = await findUnspent(tx, scope, invitationId);
    if (invitation === null) throw notFound("Invitation");
    const role = (await findHeldRole(tx, scope, invitation.role)) ?? noRole(invitation.role);
    refuse(grantProblem(held, role));
    refuse(limitProblem(connectionIds, await findInvitationLimit(tx, scope, invitationId)));
    const { id, email } = invitation;
    const { secretHash, url } = await makeSecret(tx, scope, { id, email, by });
    await renewInvitation(tx, scope, id, { secretHash, expiresAt });
    await writeAudit(tx, scope, {
      action: "invitation.resend",
      targetType: "invitation",
      targetId: id,
      detail: { email: maskEmail(email), role: role.label, by },
    });
    await notifyLive(tx, scope.merchantId, "team");
    return { invitationId: id, url, expiresAt: expiresAt.toISOString() };
  });
}
