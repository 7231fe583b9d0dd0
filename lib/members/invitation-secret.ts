import { createHmac } from "node:crypto";
import { env } from "../env.ts";

/** Long enough for a weekend, short enough for a mailbox that somebody else reads later. */
export const INVITATION_MS = 72 * 60 * 60_000;

/**
 * The secret of an invitation that goes out by mail. It is worked out anew from the letter's id and the server's own
 * secret when the letter is made, so that no copy of it waits anywhere; each letter has another one.
 */
export function mailedSecret(mailId: string): string {
  return createHmac("sha256", env().NEXTAUTH_SECRET).update(`invitation ${mailId}`).digest("base64url");
}

export function invitationUrl(secret: string): string {
  return `${env().PAYDECK_URL}/invite/${secret}`;
}
