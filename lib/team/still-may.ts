import type { Permission } from "../auth/permissions.ts";
import { systemClock } from "../clock.ts";
import { findCountingSession } from "./find-live-session.ts";

/**
 * Whether a session still counts and its holder's role in the merchant still includes the permission. Being asked this
 * keeps no session from idling: nobody has done anything.
 */
export async function stillMay(
  { sessionId, merchantSlug }: { readonly sessionId: string; readonly merchantSlug: string },
  permission: Permission,
  clock = systemClock,
): Promise<boolean> {
  const membership = (await findCountingSession(merchantSlug, sessionId, clock))?.membership ?? null;
  if (membership === null || membership.lacksFactor) return false;
  return membership.member.role.permissions.includes(permission);
}
