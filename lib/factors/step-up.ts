import { verifyPassword } from "../auth/password.ts";
import { systemClock } from "../clock.ts";
import { env } from "../env.ts";
import { AppError, invalidInput } from "../errors.ts";
import type { UserId } from "../ids.ts";
import type { LiveSession } from "../team/membership.ts";
import { countPersonTry } from "../team/sign-in-limits.ts";
import { countFactors, findPerson, findStep, markStep } from "./repository.ts";
import type { StepUpWays } from "./schema.ts";
import { spendCode } from "./spend-code.ts";

const MINUTE_MS = 60_000;

/** Throws `step_up_required` unless this session's holder has shown who they are a short while ago. */
export async function requireRecentFactor(
  reader: { readonly id: string; readonly userId: UserId },
  clock = systemClock,
): Promise<void> {
  const at = await findStep(reader.userId, reader.id);
  const age = at === null ? Number.POSITIVE_INFINITY : clock.now().getTime() - at.getTime();
  if (age > env().PAYDECK_STEP_UP_MINUTES * MINUTE_MS)
    throw new AppError("step_up_required", "Confirm that it is you, then send this again.");
}

/** How the reader can confirm that it is them: with a factor where they have one, with the password otherwise. */
export async function stepUpWays(reader: LiveSession): Promise<StepUpWays> {
  const { authenticators, passkeys } = await countFactors(reader.user.id);
  const has = authenticators + passkeys > 0;
  // A recovery code is typed where a code is: whoever has only passkeys may have lost them.
  return { code: has, passkey: passkeys > 0, password: !has };
}

export async function stepUpWithCode(
  reader: LiveSession,
  { code }: { readonly code: string },
  clock = systemClock,
): Promise<void> {
  await spendCode(reader.user.id, code, clock);
  await markStepped(reader, clock);
}

/** For those alone who have no factor: with one, a password that was seen over a shoulder must not be enough. */
export async function stepUpWithPassword(
  reader: LiveSession,
  { password }: { readonly password: string },
  clock = systemClock,
): Promise<void> {
  const attempt = await countPersonTry(reader.user.id);
  const [ways, person] = await Promise.all([stepUpWays(reader), findPerson(reader.user.id)]);
  const matches = await verifyPassword(person?.passwordHash ?? null, password);
  if (!ways.password) throw new AppError("conflict", "Confirm with your second factor.");
  if (!matches) throw invalidInput({ password: "That is not your password." });
  await attempt.succeeded();
  await markStepped(reader, clock);
}

export async function markStepped(reader: LiveSession, clock = systemClock): Promise<void> {
  await markStep(reader.user.id, reader.id, clock.now());
}
