import { createHash, createHmac, timingSafeEqual } from "node:crypto";
import type { WebhookProof } from "./webhook-contract.ts";

const SHA256_HEX = /^[0-9a-f]{64}$/i;

export interface WebhookSecrets {
  readonly current: string;
  /** Kept while a rotation lasts. */
  readonly previous?: string | undefined;
}

/** Whether `value` has the form of a hex SHA-256: lets a malformed signature be told from a wrong one. */
export function isSha256Hex(value: string): boolean {
  return SHA256_HEX.test(value);
}

/** HMAC-SHA256 of `prefix` followed by the raw body, never of a parsed and rewritten one. */
export function hmacSha256(secret: string, prefix: string, body: Uint8Array): Buffer {
  return createHmac("sha256", secret).update(prefix, "utf8").update(body).digest();
}

/** Which of our secrets made any of the signatures; all pairs are compared, each in constant time. */
export function matchSecret(
  secrets: WebhookSecrets,
  signatures: readonly string[],
  sign: (secret: string) => Buffer,
): WebhookProof["matchedSecret"] | null {
  const madeBy = (secret: string | undefined): boolean => {
    if (!secret) return false;
    const expected = sign(secret);
    return (
      signatures.filter(isSha256Hex).filter((hex) => timingSafeEqual(expected, Buffer.from(hex, "hex")))
        .length > 0
    );
  };
  const [current, previous] = [madeBy(secrets.current), madeBy(secrets.previous)];
  if (current) return "current";
  return previous ? "previous" : null;
}

/** Compares two texts of any length in constant time. */
export function isSameText(a: string, b: string): boolean {
  const digest = (text: string): Buffer => createHash("sha256").update(text, "utf8").digest();
  return timingSafeEqual(digest(a), digest(b));
}
