import { systemClock } from "../clock.ts";
import { assertId, isId } from "../ids.ts";
import type { LiveSession } from "./membership.ts";
import { findSession, touchSession } from "./repository.ts";
import { IDLE_MS, TOUCH_MS } from "./session-limits.ts";

/** The session of that id when it was not revoked, not left idle and not too old; being asked for keeps it from idling. */
export async function findLiveSession(id: string, clock = systemClock): Promise<LiveSession | null> {
  if (!isId("session", id)) return null;
  const row = await findSession(id);
  if (!row || row.revokedAt) return null;
  const now = clock.now();
  const idle = now.getTime() - row.lastSeenAt.getTime();
  if (row.expiresAt <= now || idle >= IDLE_MS) return null;
  if (idle >= TOUCH_MS) await touchSession(id, now);
  return { id, user: { ...row.user, id: assertId("user", row.user.id) } };
}
