import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { changeMember, keepAnOwner } from "./change-member.ts";
import { revokeInvitationsBy } from "./invitation-repository.ts";
import { updateMember } from "./repository.ts";

/** Takes somebody out of the team. The row stays: what they did is signed with it. A new invitation brings them back. */
export async function removeMember(
  scope: Scope,
  { memberId }: { readonly memberId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const at = clock.now();
  await changeMember(scope, { memberId }, async (tx, target) => {
    await keepAnOwner(tx, scope, target);
    await updateMember(tx, scope, memberId, { disabledAt: at, removedAt: at });
    const sessionsEnded = await endAllSessions(tx, [target.userId], at);
    const invitationsRevoked = await revokeInvitationsBy(tx, scope, memberId, at);
    return {
      action: "member.remove",
      detail: {
        stateBefore: target.isDisabled ? "disabled" : "active",
        stateAfter: "removed",
        role: target.role.label,
        sessionsEnded,
        invitationsRevoked,
      },
      letter: `${actorName(scope.actor)} has removed you from the team.`,
    };
  });
}
