import { noteDenial } from "../audit/note-denial.ts";
import { isBeyondLimit } from "../auth/connection-limit.ts";
import type { Permission } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import { AppError } from "../errors.ts";
import type { Membership } from "./membership.ts";
import { requireFactor } from "./require-factor.ts";

/**
 * The scope of a member whose role has the permission; otherwise `forbidden`, naming it, and the audit log says who
 * asked.
 */
export async function grantScope(membership: Membership, permission: Permission): Promise<Scope> {
  requireFactor(membership);
  const { user, member, merchant, mode } = membership;
  const { role, id: memberId, connectionIds } = member;
  const actor = { type: "member", memberId, userId: user.id, name: user.name, role } as const;
  if (role.permissions.includes(permission))
    return memberScope(merchant.id, mode, actor, permission, connectionIds);
  await noteDenial({ merchantId: merchant.id, actor }, permission);
  const why = isBeyondLimit(permission, connectionIds)
    ? `You see some connections only, and this shows all of them (${permission}).`
    : `Your role, ${role.label}, does not include this (${permission}).`;
  throw new AppError("forbidden", `${why} Ask an owner.`);
}
