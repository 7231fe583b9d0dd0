import { type HeldRole, heldRole, isRole } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { findCustomRole } from "./repository.ts";

/** The merchant's role by its name or id, read inside `tx` when one is given; null: there is none. */
export async function findHeldRole(
  tx: Tx | null,
  scope: Pick<Scope, "merchantId">,
  id: string,
): Promise<HeldRole | null> {
  return heldRole(id, isRole(id) ? null : await findCustomRole(tx, scope, id));
}
