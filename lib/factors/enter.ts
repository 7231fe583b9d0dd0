import { systemClock } from "../clock.ts";
import type { SessionId, UserId } from "../ids.ts";
import { createSession, type SessionFactor, type SignInOrigin } from "../team/create-session.ts";
import { noteSession } from "../team/note-session.ts";
import { beginChallenge } from "./challenge.ts";
import { hasFactor } from "./list-factors.ts";

/** What comes after a first proof of who somebody is: they are in, or their second factor is asked for. */
export type SignInStep =
  | { readonly kind: "in"; readonly sessionId: SessionId }
  /** `challenge` goes into a cookie and is ended by `finishSignIn`. */
  | { readonly kind: "factor"; readonly challenge: string };

/** Goes on after the password, or the company's sign-in, was right. */
export async function enter(
  userId: UserId,
  origin: SignInOrigin,
  factor: "password" | "oidc",
  clock = systemClock,
): Promise<SignInStep> {
  if (await hasFactor(userId))
    return { kind: "factor", challenge: await beginChallenge({ userId, purpose: "sign_in" }, clock) };
  return { kind: "in", sessionId: await openSession(userId, origin, factor, clock) };
}

/** Opens a session for somebody who has shown all that is asked of them, and writes it down. */
export async function openSession(
  userId: UserId,
  origin: SignInOrigin,
  factor: SessionFactor,
  clock = systemClock,
): Promise<SessionId> {
  const sessionId = await createSession(userId, { ...origin, factor }, clock);
  await noteSession(userId, "sign_in", sessionId, { factor });
  return sessionId;
}
