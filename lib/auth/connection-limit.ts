import { assertId } from "../ids.ts";
import type { HeldRole, Permission } from "./permissions.ts";
import type { ConnectionLimit } from "./scope.ts";

/** A stored limit. */
export function connectionLimit(stored: readonly string[] | null): ConnectionLimit {
  return stored?.map((id) => assertId("connection", id)) ?? null;
}

/** Whether somebody who sees `held` sees all of `wanted`. */
export function covers(held: ConnectionLimit, wanted: readonly string[] | null): boolean {
  if (held === null) return true;
  const seen: readonly string[] = held;
  return wanted?.every((id) => seen.includes(id)) ?? false;
}

const SEES_ALL: readonly string[] = ["owner", "admin"];

/** Whether members of this role may be limited to some connections. Owners and admins answer for the whole business. */
export function mayBeLimited(roleId: string): boolean {
  return !SEES_ALL.includes(roleId);
}

/** What shows the whole of a merchant and cannot show less: files of everything, the log, what is told to other systems. */
const OF_ALL_CONNECTIONS: readonly Permission[] = [
  "exports.create",
  "audit.read",
  "endpoints.read",
  "endpoints.write",
  "endpoints.redeliver",
];

/** What a role gives to somebody who sees these connections. */
export function withinLimit(role: HeldRole, limit: ConnectionLimit): HeldRole {
  if (limit === null) return role;
  return { ...role, permissions: role.permissions.filter((one) => !OF_ALL_CONNECTIONS.includes(one)) };
}

/** Whether it is the limit, and not the role, that keeps somebody from this. */
export function isBeyondLimit(permission: Permission, limit: ConnectionLimit): boolean {
  return limit !== null && OF_ALL_CONNECTIONS.includes(permission);
}
