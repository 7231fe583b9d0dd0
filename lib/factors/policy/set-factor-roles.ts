import { writeAudit } from "../../audit/write-audit.ts";
import { isRole } from "../../auth/permissions.ts";
import type { Scope } from "../../auth/scope.ts";
import { unit } from "../../db/unit.ts";
import { invalidInput } from "../../errors.ts";
import { findFactorRoles, listOwnRoles, updateFactorRoles } from "./repository.ts";
import type { FactorRolesInput } from "./schema.ts";

/** Says which roles must sign in with a second factor; at once, for whoever is signed in too. */
export async function setFactorRoles(scope: Scope, input: FactorRolesInput): Promise<void> {
  const own = new Set((await listOwnRoles(scope)).map(({ id }) => id));
  const roles = [...new Set(input.roles)].sort();
  if (!roles.every((role) => isRole(role) || own.has(role)))
    throw invalidInput({ roles: "One of these roles does not exist." });
  await unit(async (tx) => {
    const before = await findFactorRoles(scope, tx);
    await updateFactorRoles(tx, scope, roles);
    await writeAudit(tx, scope, {
      action: "settings.factor_roles",
      targetType: "merchant",
      targetId: scope.merchantId,
      detail: { before: before.join(", "), after: roles.join(", ") },
    });
  });
}
