import { env } from "../env.ts";

/** Where the provider sends this connection's webhooks. */
export function webhookUrl(connectionId: string): string {
  return `${env().PAYDECK_URL}/api/webhooks/${connectionId}`;
}
