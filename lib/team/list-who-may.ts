import { withinLimit } from "../auth/connection-limit.ts";
import { builtInRole, type Permission, type Role } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { listByRole } from "./team-repository.ts";

/** A member as a letter reaches them. */
export interface Addressee {
  readonly memberId: string;
  readonly name: string;
  readonly email: string;
}

/** Active members of these built-in roles who may do something, the limit of what they see considered. */
export async function listWhoMay(
  tx: Tx,
  { merchantId }: Scope,
  permission: Permission,
  roles: readonly Role[],
): Promise<Addressee[]> {
  const members = await listByRole(tx, merchantId, roles);
  return members
    .filter(({ role, limit }) => withinLimit(builtInRole(role), limit).permissions.includes(permission))
    .map(({ memberId, name, email }) => ({ memberId, name, email }));
}
