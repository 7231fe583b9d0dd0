import type { TeamActor } from "../auth/grant-rules.ts";
import { type HeldRole, PERMISSIONS, type Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { findActiveRole, lockMerchant } from "./team-repository.ts";

/**
 * Lets one change of a merchant's team happen at a time, and asks anew who makes it: a person who was disabled, or had
 * a role taken, between their request and this moment changes nothing. So two owners can't remove each other.
 */
export async function lockTeam(tx: Tx, scope: Scope, permission: Permission): Promise<TeamActor> {
  const { actor, merchantId } = scope;
  await lockMerchant(tx, merchantId);
  if (actor.type === "system") return { memberId: null, held: PERMISSIONS };
  const role: HeldRole | null =
    actor.type === "member" ? await findActiveRole(tx, merchantId, actor.memberId) : null;
  if (actor.type !== "member" || !role?.permissions.includes(permission))
    throw new AppError("forbidden", `Your role does not include this any more (${permission}).`);
  return { memberId: actor.memberId, held: role.permissions };
}
