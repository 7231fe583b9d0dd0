import { ROLE_LABEL } from "../auth/permissions.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { changeMember } from "./change-member.ts";
import { updateMember } from "./repository.ts";

/**
 * Makes an active member an owner, and the owner who does it an admin: the one way to give up one's own role, so that
 * there is an owner all the time. The new owner signs in again; the old one's screens follow with the next request.
 */
export async function transferOwnership(
  scope: Scope,
  { memberId }: { readonly memberId: string },
  clock: Clock = systemClock,
): Promise<void> {
  await changeMember(scope, { memberId, needs: "owners.write" }, async (tx, target, actor) => {
    if (actor.memberId === null) throw new AppError("forbidden", "Only an owner hands over their role.");
    if (target.isDisabled)
      throw new AppError("conflict", "A disabled member can't be an owner. Enable them first.");
    if (target.role.id === "owner") throw new AppError("conflict", `${target.name} is an owner already.`);
    if (target.connectionIds !== null)
      throw new AppError(
        "conflict",
        `${target.name} sees some connections only, and an owner sees all. Let them see all first.`,
      );
    await updateMember(tx, scope, memberId, { role: "owner" });
    await updateMember(tx, scope, actor.memberId, { role: "admin" });
    const sessionsEnded = await endAllSessions(tx, [target.userId], clock.now());
    return {
      action: "member.transfer_ownership",
      detail: {
        roleBefore: target.role.label,
        roleAfter: ROLE_LABEL.owner,
        ownRoleBefore: ROLE_LABEL.owner,
        ownRoleAfter: ROLE_LABEL.admin,
        sessionsEnded,
      },
      letter: `${actorName(scope.actor)} made you an owner, and is an admin now. Sign in again to go on.`,
    };
  });
}
