import { verifyRegistrationResponse } from "@simplewebauthn/server";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import type { LiveSession } from "../team/membership.ts";
import { endChallenge, type OpenChallenge, tryChallenge } from "./challenge.ts";
import { insertPasskey } from "./passkey-repository.ts";
import { relyingParty } from "./passkeys.ts";
import { recordChange } from "./record-change.ts";
import { firstRecoveryCodes } from "./recovery-codes.ts";
import { endSessions, lockUser } from "./repository.ts";
import type { AddedFactor, NewPasskeyInput } from "./schema.ts";
import { markStepped } from "./step-up.ts";

/** Keeps the passkey that the reader's browser has made, and ends their other sessions. */
export async function addPasskey(
  reader: LiveSession,
  token: string,
  input: NewPasskeyInput,
  clock = systemClock,
): Promise<AddedFactor> {
  const userId = reader.user.id;
  const open = await tryChallenge(token, "passkey_add", clock);
  if (open.userId !== userId) throw notFound("Passkey");
  const { credential } = await verified(open, input);
  await endChallenge(open, clock);
  const at = clock.now();
  const recoveryCodes = await unit(async (tx) => {
    await lockUser(tx, userId);
    const isNew = await insertPasskey(tx, {
      id: credential.id,
      userId,
      name: input.name,
      publicKey: credential.publicKey,
      counter: BigInt(credential.counter),
      transports: input.answer.response.transports,
      createdAt: at,
    });
    if (!isNew) throw new AppError("conflict", "This passkey is known already.");
    const codes = await firstRecoveryCodes(tx, userId, at);
    await endSessions(tx, userId, reader.id, at);
    await recordChange(tx, userId, "passkey_added");
    return codes;
  });
  await markStepped(reader, clock);
  return { recoveryCodes };
}

async function verified(open: OpenChallenge, { answer }: NewPasskeyInput) {
  const { id, origin } = relyingParty();
  const checked = await verifyRegistrationResponse({
    response: { ...answer, clientExtensionResults: {} },
    expectedChallenge: open.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
  }).catch(() => null);
  if (checked === null || !checked.verified)
    throw new AppError("invalid_input", "The browser's answer does not prove a passkey of this site.");
  return checked.registrationInfo;
}
