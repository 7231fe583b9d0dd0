import type { SignInStep } from "../factors/enter.ts";
import { keepChallenge } from "./challenge-cookie.ts";
import { safeReturnPath } from "./safe-return-path.ts";
import { startSession } from "./start-session.ts";

/** Gives the browser what comes after a first proof, and answers where it goes on. */
export async function takeSignInStep(step: SignInStep, back: string | null | undefined): Promise<string> {
  const path = safeReturnPath(back);
  if (step.kind === "in") {
    await startSession(step.sessionId);
    return path;
  }
  await keepChallenge(step.challenge);
  return path === "/" ? "/sign-in/code" : `/sign-in/code?callbackUrl=${encodeURIComponent(path)}`;
}
