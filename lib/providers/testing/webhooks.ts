import { readFileSync } from "node:fs";
import type { Mode } from "../../mode.ts";
import type { Provider } from "../contract.ts";
import { asVerified } from "../verified-webhook.ts";
import type { RawWebhook, WebhookTranslation } from "../webhook-contract.ts";

/** A notification as the inbox hands it over. */
export function rawWebhook(body: string | Uint8Array, headers: Record<string, string>): RawWebhook {
  return { headers, body: typeof body === "string" ? new TextEncoder().encode(body) : body };
}

/** What a provider makes of a body whose proof held; throws when it can't be read. */
export function translated(provider: Provider, body: string, mode: Mode = "test"): WebhookTranslation {
  const result = provider.webhook.translate(asVerified(rawWebhook(body, {})), { mode });
  if (!result.ok) throw new Error(result.error);
  return result.value;
}

/** A documented payload, byte by byte. */
export function fixture(url: URL): string {
  return readFileSync(url, "utf8");
}

/** Bytes that no UTF-8 text has. */
export const NOT_UTF8 = new Uint8Array([0x7b, 0xff, 0xfe, 0x7d]);
