import { grantProblem } from "../auth/grant-rules.ts";
import { type HeldRole, isRole, PERMISSIONS } from "../auth/permissions.ts";
import { may, type Scope } from "../auth/scope.ts";
import { listHeldRoles } from "./list-held-roles.ts";
import { countPeople } from "./repository.ts";
import type { Roles } from "./schema.ts";

/** Every role with what it may do, and what of it the reader may change. */
export async function listRoles(scope: Scope): Promise<Roles> {
  const [roles, people] = await Promise.all([listHeldRoles(scope), countPeople(scope)]);
  const held = PERMISSIONS.filter((permission) => may(scope, permission));
  return {
    roles: roles.map((role) => ({
      id: role.id,
      label: role.label,
      isBuiltIn: isRole(role.id),
      permissions: [...role.permissions],
      people: people.get(role.id) ?? 0,
      locked: lockOf(scope, role, held),
    })),
    held,
    canWrite: may(scope, "roles.write"),
  };
}

function lockOf({ actor }: Scope, role: HeldRole, held: Roles["held"]): string | null {
  if (isRole(role.id)) return "Built-in roles stay as they are.";
  if (!held.includes("roles.write")) return "Changing roles needs the permission roles.write.";
  if (actor.type === "member" && actor.role.id === role.id) return OWN_ROLE;
  return grantProblem(held, role);
}

export const OWN_ROLE = "Nobody changes the role that they have themselves.";
