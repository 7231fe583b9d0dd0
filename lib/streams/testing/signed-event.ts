import { createHmac } from "node:crypto";
import { sandboxAccounts } from "#sandbox/accounts.ts";
import type { RawWebhook } from "../../providers/webhook-contract.ts";
import type { startScene } from "./pepay-scene.ts";

/** An event of the provider's as its webhook would carry it now. */
export async function signedEvent(
  { readEvent }: Awaited<ReturnType<typeof startScene>>,
  eventId: string,
): Promise<RawWebhook> {
  const body = JSON.stringify(await readEvent(eventId));
  const at = String(Date.now());
  const { webhookSecret } = sandboxAccounts.pepay;
  const signature = createHmac("sha256", webhookSecret).update(`${at}.${body}`).digest("hex");
  return {
    body: new TextEncoder().encode(body),
    headers: { "x-pepay-timestamp": at, "x-pepay-signature": signature },
  };
}
