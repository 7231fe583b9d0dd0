import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import type { SessionId } from "../ids.ts";
import type { SignInOrigin } from "../team/create-session.ts";
import { endChallenge, tryChallenge } from "./challenge.ts";
import { openSession } from "./enter.ts";
import { spendCode } from "./spend-code.ts";

/** Opens the session that a right password began, for a code of that person's app or a recovery code. */
export async function finishSignIn(
  token: string,
  code: string,
  origin: SignInOrigin,
  clock = systemClock,
): Promise<SessionId> {
  const open = await tryChallenge(token, "sign_in", clock);
  if (open.userId === null) throw new AppError("not_signed_in", "Start again.");
  const kind = await spendCode(open.userId, code, clock);
  await endChallenge(open, clock);
  return openSession(open.userId, origin, kind, clock);
}
