import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { changeMember, keepAnOwner } from "./change-member.ts";
import { revokeInvitationsBy } from "./invitation-repository.ts";
import { updateMember } from "./repository.ts";

/** Shuts a member out until they are enabled again: at once, their sessions and the invitations that they have out included. */
export async function disableMember(
  scope: Scope,
  { memberId }: { readonly memberId: string },
  clock: Clock = systemClock,
): Promise<void> {
  const at = clock.now();
  await changeMember(scope, { memberId }, async (tx, target) => {
    if (target.isDisabled) return null;
    await keepAnOwner(tx, scope, target);
    await updateMember(tx, scope, memberId, { disabledAt: at });
    const sessionsEnded = await endAllSessions(tx, [target.userId], at);
    const invitationsRevoked = await revokeInvitationsBy(tx, scope, memberId, at);
    return {
      action: "member.disable",
      detail: { stateBefore: "active", stateAfter: "disabled", sessionsEnded, invitationsRevoked },
      letter: `${actorName(scope.actor)} has disabled your access.`,
    };
  });
}
