import { ROLE_LABEL, ROLES } from "../../auth/permissions.ts";
import type { Scope } from "../../auth/scope.ts";
import { findFactorRoles, listOwnRoles } from "./repository.ts";
import type { FactorRoles } from "./schema.ts";

/** Which of the merchant's roles must sign in with a second factor. */
export async function getFactorRoles(scope: Scope): Promise<FactorRoles> {
  const [required, own] = await Promise.all([findFactorRoles(scope), listOwnRoles(scope)]);
  const all = [
    ...ROLES.map((id) => ({ id, label: ROLE_LABEL[id] })),
    ...own.map(({ id, name }) => ({ id, label: name })),
  ];
  return { roles: all.map((role) => ({ ...role, required: required.includes(role.id) })) };
}
