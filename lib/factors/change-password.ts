import { hashPassword, verifyPassword } from "../auth/password.ts";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { invalidInput } from "../errors.ts";
import type { LiveSession } from "../team/membership.ts";
import { countPersonTry } from "../team/sign-in-limits.ts";
import { recordChange } from "./record-change.ts";
import { endSessions, findPerson, setPasswordHash } from "./repository.ts";
import type { ChangePasswordInput } from "./schema.ts";

/** Gives the reader another password, for the present one, and ends all their other sessions. */
export async function changePassword(
  reader: LiveSession,
  { present, password }: ChangePasswordInput,
  clock = systemClock,
): Promise<void> {
  const userId = reader.user.id;
  const attempt = await countPersonTry(userId);
  const person = await findPerson(userId);
  if (!(await verifyPassword(person?.passwordHash ?? null, present)))
    throw invalidInput({ present: "That is not your present password." });
  await attempt.succeeded();
  const passwordHash = await hashPassword(password);
  await unit(async (tx) => {
    await setPasswordHash(tx, userId, passwordHash);
    await endSessions(tx, userId, reader.id, clock.now());
    await recordChange(tx, userId, "password_changed");
  });
}
