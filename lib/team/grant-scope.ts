import { type Permission, ROLE_LABEL, ROLE_PERMISSIONS } from "../auth/permissions.ts";
import { memberScope, type Scope } from "../auth/scope.ts";
import { AppError } from "../errors.ts";
import type { Membership } from "./membership.ts";

/** The scope of a member whose role has the permission; otherwise `forbidden`, naming it. */
export function grantScope({ user, member, merchant, mode }: Membership, permission: Permission): Scope {
  if (!ROLE_PERMISSIONS[member.role].includes(permission)) {
    throw new AppError(
      "forbidden",
      `Your role, ${ROLE_LABEL[member.role]}, does not include this (${permission}). Ask an owner.`,
    );
  }
  const { role, id: memberId } = member;
  const actor = { type: "member", memberId, userId: user.id, name: user.name, role } as const;
  return memberScope(merchant.id, mode, actor, permission);
}
