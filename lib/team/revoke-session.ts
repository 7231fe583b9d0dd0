import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { notFound } from "../errors.ts";
import { tellPerson } from "../factors/tell-person.ts";
import type { LiveSession } from "./membership.ts";
import { noteSession } from "./note-session.ts";
import { revokeSessions } from "./repository.ts";

/** Ends one of the reader's own sessions; somebody else's is not found. */
export async function revokeSession(
  reader: LiveSession,
  sessionId: string,
  clock = systemClock,
): Promise<void> {
  const ended = await revokeSessions(reader.user.id, { only: sessionId }, clock.now());
  if (ended === 0) throw notFound("Session");
  await noteSession(reader.user.id, "revoke", sessionId);
}

/** Ends every session of the reader but the one they are using; answers how many. */
export async function revokeOtherSessions(reader: LiveSession, clock = systemClock): Promise<number> {
  const userId = reader.user.id;
  const ended = await revokeSessions(userId, { allBut: reader.id }, clock.now());
  if (ended === 0) return 0;
  await noteSession(userId, "revoke_others", reader.id);
  await unit((tx) =>
    tellPerson(tx, userId, { kind: "sign_in_change", targetId: userId, message: "sessions_ended" }),
  );
  return ended;
}
