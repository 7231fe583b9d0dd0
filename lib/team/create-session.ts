import { systemClock } from "../clock.ts";
import { newId, type SessionId, type UserId } from "../ids.ts";
import { insertSession } from "./repository.ts";
import { ABSOLUTE_MS } from "./session-limits.ts";

/** Where a person signs in from, as their browser says. */
export interface SignInOrigin {
  readonly address: string;
  readonly userAgent: string;
}

/** What a session was opened with. */
export type SessionFactor = "password" | "authenticator" | "passkey" | "recovery_code" | "oidc";

/** Opens a session. Who they are was shown this moment: that is its first step-up. */
export async function createSession(
  userId: UserId,
  origin: SignInOrigin & { readonly factor?: SessionFactor },
  clock = systemClock,
): Promise<SessionId> {
  const id = newId("session");
  const createdAt = clock.now();
  const expiresAt = new Date(createdAt.getTime() + ABSOLUTE_MS);
  const address = origin.address.slice(0, 64);
  const userAgent = origin.userAgent.slice(0, 300);
  const { factor = "password" } = origin;
  const steppedAt = createdAt;
  await insertSession({ id, userId, createdAt, expiresAt, address, userAgent, factor, steppedAt });
  return id;
}
