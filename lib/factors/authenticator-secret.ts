import { randomBytes } from "node:crypto";
import { Secret, TOTP } from "otpauth";
import { seal, unseal } from "../connections/secrets.ts";
import type { UserId } from "../ids.ts";

const PERIOD_S = 30;
/** Steps that a phone's clock may be off, either way. */
const WINDOW = 1;

/** 160 bits, as RFC 4226 recommends, in base32: what people type who cannot scan. */
export function newAuthenticatorSecret(): string {
  return new Secret({ buffer: new Uint8Array(randomBytes(20)).buffer }).base32;
}

/** Opens for this person alone: copied to another's row it is of no use. */
export function sealAuthenticatorSecret(secret: string, userId: UserId): string {
  return Buffer.from(seal(secret, { userId })).toString("base64");
}

export function unsealAuthenticatorSecret(sealed: string, userId: UserId): string {
  return unseal(Buffer.from(sealed, "base64"), { userId });
}

/** The address that an authenticator app reads out of the QR code. */
export function authenticatorUri(secret: string, email: string): string {
  return totpOf(secret, email).toString();
}

/** The time step that a code belongs to; null for one that is wrong now. */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const timestamp = now.getTime();
  const delta = totpOf(secret, "").validate({ token: code, timestamp, window: WINDOW });
  return delta === null ? null : Math.floor(timestamp / 1000 / PERIOD_S) + delta;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: "Paydeck",
    label,
    algorithm: "SHA1",
    digits: 6,
    period: PERIOD_S,
    secret: Secret.fromBase32(secret),
  });
}
