import { mayBeLimited } from "../auth/connection-limit.ts";
import { grantProblem, refuse } from "../auth/grant-rules.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { invalidInput } from "../errors.ts";
import { findHeldRole } from "../roles/find-held-role.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { changeMember, keepAnOwner } from "./change-member.ts";
import { revokeInvitationsBy } from "./invitation-repository.ts";
import { updateMember } from "./repository.ts";

/** Gives a member another role, which counts at once; their sessions end, and so do invitations that they have out. */
export async function changeMemberRole(
  scope: Scope,
  { memberId, role: roleId }: { readonly memberId: string; readonly role: string },
  clock: Clock = systemClock,
): Promise<void> {
  const at = clock.now();
  await changeMember(scope, { memberId }, async (tx, target, { held }) => {
    const role = await findHeldRole(tx, scope, roleId);
    if (role === null) throw invalidInput({ role: "Choose a role." });
    refuse(grantProblem(held, role));
    if (role.id === target.role.id) return null;
    if (target.connectionIds !== null && !mayBeLimited(role.id))
      throw invalidInput({
        role: `An ${role.label.toLowerCase()} sees every connection. Let this member see all of them first.`,
      });
    await keepAnOwner(tx, scope, target);
    await updateMember(tx, scope, memberId, { role: roleId });
    const sessionsEnded = await endAllSessions(tx, [target.userId], at);
    const invitationsRevoked = await revokeInvitationsBy(tx, scope, memberId, at);
    return {
      action: "member.role",
      detail: {
        roleBefore: target.role.label,
        roleAfter: role.label,
        sessionsEnded,
        invitationsRevoked,
      },
      letter: `${actorName(scope.actor)} changed your role from ${target.role.label} to ${role.label}. Sign in again to go on.`,
    };
  });
}
