import { systemClock } from "../clock.ts";
import { describeDevice } from "./describe-device.ts";
import type { LiveSession } from "./membership.ts";
import { listLiveSessions } from "./repository.ts";
import type { OwnSession } from "./schema.ts";
import { IDLE_MS } from "./session-limits.ts";

/** The reader's sessions that still count: this one first, then the most recently seen. */
export async function listOwnSessions(reader: LiveSession, clock = systemClock): Promise<OwnSession[]> {
  const now = clock.now();
  const rows = await listLiveSessions(reader.user.id, now, new Date(now.getTime() - IDLE_MS));
  const sessions = rows.map((row) => ({
    id: row.id,
    device: describeDevice(row.userAgent),
    address: row.address,
    signedInAt: row.createdAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
    current: row.id === reader.id,
  }));
  return sessions.sort((a, b) => Number(b.current) - Number(a.current));
}
