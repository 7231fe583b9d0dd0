import { hashPassword } from "../auth/password.ts";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { assertId } from "../ids.ts";
import { recordChange } from "./record-change.ts";
import { endSessions, setPasswordHash } from "./repository.ts";
import { findOpenReset, spendReset } from "./reset-repository.ts";
import { hashResetToken } from "./reset-token.ts";
import type { ResetInput } from "./schema.ts";

/**
 * Sets the password that the holder of a reset's link chose, once, and ends all of that person's sessions. It opens none:
 * whoever has a second factor is asked for it when they sign in.
 */
export async function resetPassword({ token, password }: ResetInput, clock = systemClock): Promise<void> {
  const now = clock.now();
  const open = await findOpenReset(hashResetToken(token), now);
  if (open === null) throw closedReset();
  const userId = assertId("user", open.userId);
  const passwordHash = await hashPassword(password);
  await unit(async (tx) => {
    if (!(await spendReset(tx, open.id, now))) throw closedReset();
    await setPasswordHash(tx, userId, passwordHash);
    await endSessions(tx, userId, null, now);
    await recordChange(tx, userId, "password_reset");
  });
}

/** Whether the link still opens; changes nothing. */
export async function isResetLinkOpen(token: string, clock = systemClock): Promise<boolean> {
  return (await findOpenReset(hashResetToken(token), clock.now())) !== null;
}

function closedReset(): AppError {
  return new AppError("not_found", "This link was used, is older than an hour, or a newer one was sent.");
}
