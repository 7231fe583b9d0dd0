import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, invalidInput } from "../errors.ts";
import { qrSvg } from "../qr.ts";
import type { LiveSession } from "../team/membership.ts";
import { countPersonTry } from "../team/sign-in-limits.ts";
import {
  authenticatorUri,
  newAuthenticatorSecret,
  sealAuthenticatorSecret,
  stepOfCode,
  unsealAuthenticatorSecret,
} from "./authenticator-secret.ts";
import { recordChange } from "./record-change.ts";
import { firstRecoveryCodes } from "./recovery-codes.ts";
import {
  confirmAuthenticator,
  endSessions,
  findAuthenticator,
  lockUser,
  putPendingAuthenticator,
} from "./repository.ts";
import type { AddedFactor, NewAuthenticator } from "./schema.ts";
import { markStepped } from "./step-up.ts";

/** Makes the secret that an app is given. It is no factor until a code of it was right. */
export async function beginAuthenticator(
  reader: LiveSession,
  clock = systemClock,
): Promise<NewAuthenticator> {
  const userId = reader.user.id;
  const secret = newAuthenticatorSecret();
  const row = { userId, secret: sealAuthenticatorSecret(secret, userId), createdAt: clock.now() };
  if (!(await unit((tx) => putPendingAuthenticator(tx, row)))) throw hasOne();
  return { secret, qr: qrSvg(authenticatorUri(secret, reader.user.email)) };
}

/** Counts the app from now on, ends the reader's other sessions, and answers recovery codes where there were none. */
export async function addAuthenticator(
  reader: LiveSession,
  { code }: { readonly code: string },
  clock = systemClock,
): Promise<AddedFactor> {
  const userId = reader.user.id;
  const attempt = await countPersonTry(userId);
  const app = await findAuthenticator(userId);
  if (app === null) throw new AppError("conflict", "Start again: there is no secret that is being added.");
  if (app.confirmedAt !== null) throw hasOne();
  const at = clock.now();
  const step = stepOfCode(unsealAuthenticatorSecret(app.secret, userId), code.replace(/\s/g, ""), at);
  if (step === null)
    throw invalidInput({ code: "That code is not right. Check that the phone's clock is set by itself." });
  await attempt.succeeded();
  const recoveryCodes = await unit(async (tx) => {
    await lockUser(tx, userId);
    if (!(await confirmAuthenticator(tx, userId, { secret: app.secret, step, at }))) throw hasOne();
    const codes = await firstRecoveryCodes(tx, userId, at);
    await endSessions(tx, userId, reader.id, at);
    await recordChange(tx, userId, "authenticator_added");
    return codes;
  });
  await markStepped(reader, clock);
  return { recoveryCodes };
}

function hasOne(): AppError {
  return new AppError("conflict", "You have an authenticator app already. Remove it before you add another.");
}
