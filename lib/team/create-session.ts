import { systemClock } from "../clock.ts";
import { newId, type SessionId, type UserId } from "../ids.ts";
import { insertSession } from "./repository.ts";
import { ABSOLUTE_MS } from "./session-limits.ts";

/** Where a person signs in from, as their browser says. */
export interface SignInOrigin {
  readonly address: string;
  readonly userAgent: string;
}

export async function createSession(
  userId: UserId,
  origin: SignInOrigin,
  clock = systemClock,
): Promise<SessionId> {
  const id = newId("session");
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + ABSOLUTE_MS);
  const address = origin.address.slice(0, 64);
  const userAgent = origin.userAgent.slice(0, 300);
  await insertSession({ id, userId, createdAt, expiresAt, address, userAgent });
  return id;
}
