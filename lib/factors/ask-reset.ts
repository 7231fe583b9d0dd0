import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { assertId, newId } from "../ids.ts";
import { isMailSetUp } from "../mail/mail-setup.ts";
import type { SignInOrigin } from "../team/create-session.ts";
import { notePerson } from "../team/note-person.ts";
import { countResetAsked } from "../team/sign-in-limits.ts";
import { findPersonByEmail } from "./repository.ts";
import { replaceReset } from "./reset-repository.ts";
import { hashResetToken, resetToken } from "./reset-token.ts";
import { tellPerson } from "./tell-person.ts";

const LIFE_MS = 60 * 60_000;

/** Whether a reset may be asked for now: the same work and the same answer for every e-mail, whoever has it. */
export async function admitReset(email: string, origin: SignInOrigin): Promise<void> {
  if (!isMailSetUp())
    throw new AppError(
      "conflict",
      "Mail is not set up here, so no link can be sent. Ask whoever runs Paydeck.",
    );
  await countResetAsked(email, origin.address);
}

/** Sends the link to whoever has this e-mail. Never before the answer: the time that it takes tells whose e-mails exist. */
export async function sendReset(email: string, clock = systemClock): Promise<void> {
  const person = await findPersonByEmail(email);
  if (person === null) return;
  const userId = assertId("user", person.id);
  const createdAt = clock.now();
  const id = newId("passwordReset", createdAt);
  const expiresAt = new Date(createdAt.getTime() + LIFE_MS);
  await unit(async (tx) => {
    await replaceReset(tx, { id, userId, secretHash: hashResetToken(resetToken(id)), createdAt, expiresAt });
    await notePerson(tx, userId, { action: "sign_in.reset_asked", targetType: "user", targetId: userId });
    await tellPerson(tx, userId, { kind: "password_reset", targetId: id, message: "" });
  });
}
