import { createHash, randomBytes } from "node:crypto";

/** 256 random bits, as they stand in an address. */
export function newSecret(): string {
  return randomBytes(32).toString("base64url");
}

/** What is stored; null for what can't be a secret of ours. So many random bits need no slow hash. */
export function hashSecret(secret: string): string | null {
  if (!/^[A-Za-z0-9_-]{43}$/.test(secret)) return null;
  return createHash("sha256").update(secret).digest("hex");
}
