import { env } from "../env.ts";

export const MAIL_NOT_SET_UP =
  "Mail is not set up: PAYDECK_SMTP_URL and PAYDECK_MAIL_FROM are missing. Links can still be copied.";

/** Whether letters can go out. Without a server nothing is queued: it would wait for ever. */
export function isMailSetUp(): boolean {
  return env().PAYDECK_SMTP_URL !== undefined && env().PAYDECK_MAIL_FROM !== undefined;
}
