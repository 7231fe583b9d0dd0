import { systemClock } from "../clock.ts";
import { notFound } from "../errors.ts";
import type { LiveSession } from "./membership.ts";
import { revokeSessions } from "./repository.ts";

/** Ends one of the reader's own sessions; somebody else's is not found. */
export async function revokeSession(
  reader: LiveSession,
  sessionId: string,
  clock = systemClock,
): Promise<void> {
  const ended = await revokeSessions(reader.user.id, { only: sessionId }, clock.now());
  if (ended === 0) throw notFound("Session");
}

/** Ends every session of the reader but the one they are using; answers how many. */
export async function revokeOtherSessions(reader: LiveSession, clock = systemClock): Promise<number> {
  return revokeSessions(reader.user.id, { allBut: reader.id }, clock.now());
}
