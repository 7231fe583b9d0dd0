import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { grantProblem, lacking, refuse } from "../auth/grant-rules.ts";
import { heldRole, knownPermissions } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { notFound } from "../errors.ts";
import { changeTeam } from "../team/change-team.ts";
import { endAllSessions } from "../team/end-all-sessions.ts";
import { refuseTakenName } from "./create-role.ts";
import { OWN_ROLE } from "./list-roles.ts";
import { findCustomRole, listMembersWith, updateRole } from "./repository.ts";
import type { changeRoleInput } from "./schema.ts";

/**
 * Renames a custom role or changes what it may do. That counts with the next request of whoever has it; when it may do
 * something else than before, their sessions end.
 */
export async function changeRole(
  scope: Scope,
  { roleId, name, ...input }: z.output<typeof changeRoleInput>,
  clock: Clock = systemClock,
): Promise<{ readonly sessionsEnded: number }> {
  const at = clock.now();
  const permissions = knownPermissions(input.permissions);
  const act = { needs: "roles.write", targetType: "role", targetId: roleId } as const;
  return changeTeam(scope, act, async (tx, { held }) => {
    const before = heldRole(roleId, await findCustomRole(tx, scope, roleId));
    if (before === null) throw notFound("Role");
    if (scope.actor.type === "member" && scope.actor.role.id === roleId) refuse(OWN_ROLE);
    refuse(grantProblem(held, before));
    refuse(grantProblem(held, { ...before, permissions }));
    await refuseTakenName(tx, scope, name, roleId);
    await updateRole(tx, scope, roleId, { name, permissions, updatedAt: at });
    const added = lacking(before.permissions, permissions);
    const taken = lacking(permissions, before.permissions);
    const isSame = added.length === 0 && taken.length === 0;
    const people = isSame ? [] : await listMembersWith(tx, scope, roleId);
    const sessionsEnded = await endAllSessions(tx, people, at);
    await writeAudit(tx, scope, {
      action: "role.change",
      targetType: "role",
      targetId: roleId,
      detail: {
        nameBefore: before.label,
        nameAfter: name,
        added: added.join(", "),
        taken: taken.join(", "),
        members: people.length,
        sessionsEnded,
      },
    });
    await notifyLive(tx, scope.merchantId, "team");
    return { sessionsEnded };
  });
}
