import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import { grantProblem, refuse } from "../auth/grant-rules.ts";
import { isRole, knownPermissions, ROLE_LABEL, ROLES } from "../auth/permissions.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { newId } from "../ids.ts";
import { changeTeam } from "../team/change-team.ts";
import { insertRole, listCustomRoles, nameIsTaken } from "./repository.ts";
import type { roleInput } from "./schema.ts";

/** More nobody keeps apart. */
const MOST = 30;

/** A role of the merchant's own, of permissions that whoever makes it holds. */
export async function createRole(
  scope: Scope,
  input: z.output<typeof roleInput>,
  clock: Clock = systemClock,
): Promise<{ readonly roleId: string }> {
  const at = clock.now();
  const id = newId("customRole", at);
  const permissions = knownPermissions(input.permissions);
  const act = { needs: "roles.write", targetType: "role", targetId: id } as const;
  await changeTeam(scope, act, async (tx, { held }) => {
    refuse(grantProblem(held, { id, label: input.name, permissions }));
    await refuseTakenName(tx, scope, input.name);
    if ((await listCustomRoles(scope, tx)).length >= MOST)
      throw new AppError("conflict", `There are ${MOST} roles of your own. Remove one first.`);
    const { merchantId } = scope;
    const createdBy = actorName(scope.actor);
    await insertRole(tx, {
      merchantId,
      id,
      name: input.name,
      permissions,
      createdBy,
      createdAt: at,
      updatedAt: at,
    });
    await writeAudit(tx, scope, {
      action: "role.create",
      targetType: "role",
      targetId: id,
      detail: { name: input.name, permissions: permissions.join(", ") },
    });
    await notifyLive(tx, merchantId, "team");
  });
  return { roleId: id };
}

/** A name stands for one role, the built-in ones included. */
export async function refuseTakenName(tx: Tx, scope: Scope, name: string, but?: string): Promise<void> {
  const plain = name.toLowerCase();
  const isBuiltIn = isRole(plain) || ROLES.some((role) => ROLE_LABEL[role].toLowerCase() === plain);
  if (isBuiltIn || (await nameIsTaken(tx, scope, name, but)))
    throw invalidInput({ name: "Another role is called so." });
}
