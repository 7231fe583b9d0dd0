import { randomBytes } from "node:crypto";
import { generateAuthenticationOptions, generateRegistrationOptions } from "@simplewebauthn/server";
import { systemClock } from "../clock.ts";
import { env } from "../env.ts";
import type { UserId } from "../ids.ts";
import type { SignInOrigin } from "../team/create-session.ts";
import type { LiveSession } from "../team/membership.ts";
import { countBegun } from "../team/sign-in-limits.ts";
import { beginChallenge } from "./challenge.ts";
import { listPasskeyRows } from "./passkey-repository.ts";
import type { ChallengePurpose } from "./status.ts";

/** Who browsers and devices take Paydeck for: never what a request says of its own host. */
export function relyingParty(): { readonly id: string; readonly origin: string } {
  const { hostname, origin } = new URL(env().PAYDECK_URL);
  return { id: hostname, origin };
}

/** What a browser needs to make a passkey, and the token that its answer comes back with. */
export async function beginPasskey(reader: LiveSession, clock = systemClock) {
  const userId = reader.user.id;
  const { challenge, token } = await begin(userId, "passkey_add", clock);
  const known = await listPasskeyRows(userId);
  const options = await generateRegistrationOptions({
    rpName: "Paydeck",
    rpID: relyingParty().id,
    userID: new TextEncoder().encode(userId),
    userName: reader.user.email,
    userDisplayName: reader.user.name,
    challenge,
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports })),
    // It signs in by itself: it must know whose it is, and that its holder is there.
    authenticatorSelection: { residentKey: "required", userVerification: "required" },
  });
  return { options, token };
}

/** What a browser needs to sign somebody in whom nobody knows yet. */
export async function beginPasskeySignIn(origin: SignInOrigin, clock = systemClock) {
  await countBegun(origin.address);
  const { challenge, token } = await begin(null, "passkey_sign_in", clock);
  return { options: await requestOptions(challenge, []), token };
}

/** What a browser needs to show that the reader is still there. */
export async function beginPasskeyStepUp(reader: LiveSession, clock = systemClock) {
  const { challenge, token } = await begin(reader.user.id, "step_up", clock);
  return { options: await requestOptions(challenge, await listPasskeyRows(reader.user.id)), token };
}

async function begin(userId: UserId | null, purpose: ChallengePurpose, clock: typeof systemClock) {
  const challenge = new Uint8Array(randomBytes(32));
  const text = Buffer.from(challenge).toString("base64url");
  return { challenge, token: await beginChallenge({ userId, purpose, challenge: text }, clock) };
}

async function requestOptions(
  challenge: Uint8Array<ArrayBuffer>,
  allowed: readonly { readonly id: string; readonly transports: string[] }[],
) {
  return generateAuthenticationOptions({
    rpID: relyingParty().id,
    challenge,
    allowCredentials: allowed.map(({ id, transports }) => ({ id, transports })),
    userVerification: "required",
  });
}
