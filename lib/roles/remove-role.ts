import { writeAudit } from "../audit/write-audit.ts";
import { grantProblem, refuse } from "../auth/grant-rules.ts";
import { heldRole } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { AppError, notFound } from "../errors.ts";
import { changeTeam } from "../team/change-team.ts";
import { countPeople, deleteRole, findCustomRole } from "./repository.ts";

/** Removes a custom role that nobody has and nobody is invited to. */
export async function removeRole(
  scope: Scope,
  { roleId }: { readonly roleId: string },
): Promise<{ readonly removed: true }> {
  const act = { needs: "roles.write", targetType: "role", targetId: roleId } as const;
  await changeTeam(scope, act, async (tx, { held }) => {
    const role = heldRole(roleId, await findCustomRole(tx, scope, roleId));
    if (role === null) throw notFound("Role");
    refuse(grantProblem(held, role));
    const people = (await countPeople(scope, tx)).get(roleId) ?? 0;
    if (people > 0)
      throw new AppError(
        "conflict",
        `${role.label} belongs to ${people === 1 ? "one person" : `${people} people`}, invitations counted. Give them another role first.`,
      );
    await deleteRole(tx, scope, roleId);
    await writeAudit(tx, scope, {
      action: "role.remove",
      targetType: "role",
      targetId: roleId,
      detail: { name: role.label, permissions: role.permissions.join(", ") },
    });
    await notifyLive(tx, scope.merchantId, "team");
  });
  return { removed: true };
}
