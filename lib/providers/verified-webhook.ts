import type { RawWebhook, VerifiedWebhook } from "./webhook-contract.ts";

/** Marks bytes whose proof held: called by the inbox alone, after `verify` or when it reads back what it stored. */
export function asVerified(raw: RawWebhook): VerifiedWebhook {
  return raw as VerifiedWebhook;
}
