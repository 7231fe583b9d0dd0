import { type Clock, systemClock } from "../clock.ts";
import { assertId, isId } from "../ids.ts";
import type { LiveSession } from "./membership.ts";
import { findSession, touchSession } from "./repository.ts";
import { IDLE_MS, TOUCH_MS } from "./session-limits.ts";

/** The session of that id when it was not revoked, not left idle and not too old; being asked for keeps it from idling. */
export async function findLiveSession(id: string, clock = systemClock): Promise<LiveSession | null> {
  const found = await findLiveSessionIn(null, id, { clock });
  return found === null ? null : found.session;
}

/**
 * As {@link findLiveSession}, with what its holder is in a merchant, asked for in the same breath. What is no `isUse`, as
 * nobody's doing, does not keep it from idling.
 */
export async function findLiveSessionIn(
  merchantSlug: string | null,
  id: string,
  { clock = systemClock, isUse = true }: { readonly clock?: Clock; readonly isUse?: boolean } = {},
) {
  const row = await findCountingSession(merchantSlug, id, clock);
  if (row === null) return null;
  const now = clock.now();
  if (isUse && now.getTime() - row.lastSeenAt.getTime() >= TOUCH_MS) await touchSession(id, now);
  const session: LiveSession = { id: row.id, user: { ...row.user, id: assertId("user", row.user.id) } };
  return { session, membership: row.membership };
}

/** The row of a session that counts, and its holder's membership; being asked for does not keep it from idling. */
export async function findCountingSession(merchantSlug: string | null, id: string, clock: Clock) {
  if (!isId("session", id)) return null;
  const row = await findSession(id, merchantSlug);
  if (!row || row.revokedAt) return null;
  const now = clock.now();
  if (row.expiresAt <= now || now.getTime() - row.lastSeenAt.getTime() >= IDLE_MS) return null;
  return { ...row, id };
}
