import { createHash, randomBytes } from "node:crypto";

/** 256 random bits: unguessable, so a plain hash is enough to store it by. */
export function newSetupToken(): string {
  return randomBytes(32).toString("base64url");
}

export function hashSetupToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
