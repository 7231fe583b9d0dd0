import { createHash, createHmac } from "node:crypto";
import { env } from "../env.ts";

/**
 * The secret in a reset's link. It is worked out from the row's id and the installation's own secret, so that the letter
 * can be made when it goes out while the row and the queue hold only a hash.
 */
export function resetToken(resetId: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`password-reset/${resetId}`).digest("base64url");
}

export function hashResetToken(token: string): string {
  return createHash("sha256").update(token).digest("base64url");
}
