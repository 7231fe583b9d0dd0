import { randomUUID } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { createMember } from "../../team/create-member.ts";
import { createMerchant } from "../../team/create-merchant.ts";
import { createSession } from "../../team/create-session.ts";
import { findLiveSession } from "../../team/find-live-session.ts";
import type { LiveSession } from "../../team/membership.ts";
import { addAuthenticator, beginAuthenticator } from "../add-authenticator.ts";
import { addPasskey } from "../add-passkey.ts";
import { beginPasskey, relyingParty } from "../passkeys.ts";
import { softwarePasskey } from "./software-passkey.ts";

export const PASSWORD = "three unrelated words";
export const ORIGIN = { address: "192.0.2.1", userAgent: "Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0" };

/** Somebody in a merchant of their own, signed in. */
export async function aPerson() {
  const place = { city: "Bogotá", country: "CO", timeZone: "America/Bogota", baseCurrency: "COP" };
  const merchant = await createMerchant({ ...place, name: `Merchant ${randomUUID().slice(0, 8)}` });
  const email = `${randomUUID()}@cafe.test`;
  const who = { name: "Ana", email, password: PASSWORD, role: "owner" } as const;
  const { userId, memberId } = await createMember({ ...who, merchantId: merchant.id });
  return { merchant, email, userId, memberId, reader: await aSession(userId) };
}

export async function aSession(userId: Parameters<typeof createSession>[0]): Promise<LiveSession> {
  const session = await findLiveSession(await createSession(userId, ORIGIN));
  if (session === null) throw new Error("a new session must count");
  return session;
}

/** What the person's phone shows, `steps` of 30 seconds from now. */
export function codeOf(secret: string, steps = 0): string {
  const timestamp = Date.now() + steps * 30_000;
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp });
}

/** Gives the reader an authenticator app; its code of one step before now is spent with that. */
export async function withAuthenticator(reader: LiveSession) {
  const { secret } = await beginAuthenticator(reader);
  const { recoveryCodes } = await addAuthenticator(reader, { code: codeOf(secret, -1) });
  return { secret, recoveryCodes: recoveryCodes ?? [] };
}

/** Gives the reader a passkey of this very place, or the one that is given. */
export async function withPasskey(reader: LiveSession, passkey = softwarePasskey(here())) {
  const { options, token } = await beginPasskey(reader);
  const added = await addPasskey(reader, token, { name: "Laptop", answer: passkey.make(options) });
  return { passkey, added };
}

export function here() {
  const { id, origin } = relyingParty();
  return { rpId: id, origin };
}
