import { type Permission, ROLE_PERMISSIONS } from "../auth/permissions.ts";
import type { Scope } from "../auth/scope.ts";
import { findRole } from "./repository.ts";

/** Whether who is looking may also do this: for what is shown in part to those who may not. Paydeck itself may. */
export async function holds({ merchantId, actor }: Scope, permission: Permission): Promise<boolean> {
  if (actor.type !== "member") return actor.type === "system";
  const role = await findRole(merchantId, actor.memberId);
  return role !== null && ROLE_PERMISSIONS[role].includes(permission);
}
