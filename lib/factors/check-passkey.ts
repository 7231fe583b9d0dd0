import { verifyAuthenticationResponse } from "@simplewebauthn/server";
import { systemClock } from "../clock.ts";
import { AppError } from "../errors.ts";
import { assertId, type SessionId, type UserId } from "../ids.ts";
import type { SignInOrigin } from "../team/create-session.ts";
import type { LiveSession } from "../team/membership.ts";
import { forgiveBegun } from "../team/sign-in-limits.ts";
import { endChallenge, type OpenChallenge, tryChallenge } from "./challenge.ts";
import { openSession } from "./enter.ts";
import { findPasskey, touchPasskey } from "./passkey-repository.ts";
import { relyingParty } from "./passkeys.ts";
import type { PasskeyAnswer } from "./schema.ts";
import { markStepped } from "./step-up.ts";

/** Signs in whoever the passkey belongs to: its device has seen them, so it is both factors at once. */
export async function signInWithPasskey(
  token: string,
  answer: PasskeyAnswer,
  origin: SignInOrigin,
  clock = systemClock,
): Promise<SessionId> {
  const open = await tryChallenge(token, "passkey_sign_in", clock);
  const userId = await ownerOf(open, answer, clock);
  await endChallenge(open, clock);
  await forgiveBegun(origin.address);
  return openSession(userId, origin, "passkey", clock);
}

/** The reader has shown by a passkey of theirs that they are still there. */
export async function stepUpWithPasskey(
  reader: LiveSession,
  token: string,
  answer: PasskeyAnswer,
  clock = systemClock,
): Promise<void> {
  const open = await tryChallenge(token, "step_up", clock);
  const userId = await ownerOf(open, answer, clock);
  if (userId !== reader.user.id || open.userId !== userId) throw unproven();
  await endChallenge(open, clock);
  await markStepped(reader, clock);
}

/** Whose passkey has answered; throws the same for one that nobody has as for one that does not prove itself. */
async function ownerOf(open: OpenChallenge, answer: PasskeyAnswer, clock = systemClock): Promise<UserId> {
  const passkey = await findPasskey(answer.id);
  if (passkey === null) throw unproven();
  const { id, origin } = relyingParty();
  const { userHandle, ...proof } = answer.response;
  const checked = await verifyAuthenticationResponse({
    response: {
      ...answer,
      clientExtensionResults: {},
      response: { ...proof, ...(userHandle === undefined ? {} : { userHandle }) },
    },
    expectedChallenge: open.challenge,
    expectedOrigin: origin,
    expectedRPID: id,
    credential: {
      id: passkey.id,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: Number(passkey.counter),
      transports: passkey.transports,
    },
  }).catch(() => null);
  if (checked === null || !checked.verified) throw unproven();
  const userId = assertId("user", passkey.userId);
  const used = { id: passkey.id, before: passkey.counter, at: clock.now() };
  const counter = BigInt(checked.authenticationInfo.newCounter);
  if (!(await touchPasskey(userId, { ...used, counter }))) throw unproven();
  return userId;
}

function unproven(): AppError {
  return new AppError("not_signed_in", "This passkey does not sign in here.");
}
