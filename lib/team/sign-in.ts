import { verifyPassword } from "../auth/password.ts";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { enter, type SignInStep } from "../factors/enter.ts";
import { assertId } from "../ids.ts";
import type { SignInOrigin } from "./create-session.ts";
import { findUserByEmail } from "./repository.ts";
import type { SignInInput } from "./schema.ts";
import { countTry } from "./sign-in-limits.ts";

/**
 * Opens a session for the right e-mail and password, or asks whoever has a second factor for it. Throws `rate_limited` after too many tries, and the same
 * `not_signed_in` in the same time for a wrong password as for an e-mail that nobody has.
 */
export async function signIn(
  input: SignInInput,
  origin: SignInOrigin,
  clock = systemClock,
): Promise<SignInStep> {
  const attempt = await countTry(input.email, origin.address);
  const user = await findUserByEmail(input.email);
  const matches = await verifyPassword(user?.passwordHash ?? null, input.password);
  if (!user || !matches) throw new AppError("not_signed_in", "That e-mail and password do not match.");
  await attempt.succeeded();
  return enter(assertId("user", user.id), origin, "password", clock);
}
