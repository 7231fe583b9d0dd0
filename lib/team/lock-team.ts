import type { TeamActor } from "../auth/grant-rules.ts";
import { PERMISSIONS, type Permission } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import type { Tx } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { findHolding, lockMerchant } from "./team-repository.ts";

/**
 * Lets one change of a merchant's team happen at a time, and asks anew who makes it: a person who was disabled, or had
 * a role taken, between their request and this moment changes nothing. So two owners can't remove each other.
 */
export async function lockTeam(tx: Tx, scope: Scope, permission: Permission): Promise<TeamActor> {
  const { actor, merchantId } = scope;
  await lockMerchant(tx, merchantId);
  if (actor.type === "system") return { memberId: null, held: PERMISSIONS, connectionIds: null };
  const holding = actor.type === "member" ? await findHolding(tx, merchantId, actor.memberId) : null;
  if (actor.type !== "member" || !holding?.role.permissions.includes(permission))
    throw new AppError("forbidden", `Your role does not include this any more (${permission}).`);
  const { role, connectionIds } = holding;
  return { memberId: actor.memberId, held: role.permissions, connectionIds };
}
