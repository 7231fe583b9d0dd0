import { builtInRole, type HeldRole, heldRole, ROLES } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { listCustomRoles } from "./repository.ts";

/** Every role that a member of the merchant can have: the built-in ones, then its own by name. */
export async function listHeldRoles(scope: Pick<Scope, "merchantId">): Promise<HeldRole[]> {
  const own = await listCustomRoles(scope);
  return [...ROLES.map(builtInRole), ...own.flatMap((row) => heldRole(row.id, row) ?? [])];
}
