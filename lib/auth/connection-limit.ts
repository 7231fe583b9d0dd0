import { assertId } from "../ids.ts";
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
