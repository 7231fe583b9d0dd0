import { actorName, type Scope } from "../auth/scope.ts";
import { changeMember } from "./change-member.ts";
import { updateMember } from "./repository.ts";

/** Lets a disabled member in again, with the role that they had. */
export async function enableMember(scope: Scope, { memberId }: { readonly memberId: string }): Promise<void> {
  await changeMember(scope, { memberId }, async (tx, target) => {
    if (!target.isDisabled) return null;
    await updateMember(tx, scope, memberId, { disabledAt: null });
    return {
      action: "member.enable",
      detail: { stateBefore: "disabled", stateAfter: "active", role: target.role.label },
      letter: `${actorName(scope.actor)} has enabled your access again. Your role is ${target.role.label}.`,
    };
  });
}
