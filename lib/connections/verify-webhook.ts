import type { MerchantId } from "../ids.ts";
import type { RawWebhook, WebhookProof, WebhookRefusal } from "../providers/webhook-contract.ts";
import type { Result } from "../result.ts";
import type { Connection } from "./connection.ts";
import { openCredentials } from "./open-credentials.ts";

/** Checks a webhook's proof with the current credentials, then, while a rotation's overlap lasts, with those before. */
export function verifyWebhook(
  merchantId: MerchantId,
  connection: Connection,
  raw: RawWebhook,
  now: Date,
  open: typeof openCredentials = openCredentials,
): Result<WebhookProof, WebhookRefusal> {
  const { id, mode, provider, previous, sealedCredentials } = connection;
  const proofWith = (sealed: Uint8Array) => {
    const credentials = open(merchantId, { id, sealedCredentials: sealed });
    return provider.webhook.verify(raw, { credentials, mode, now });
  };
  const proof = proofWith(sealedCredentials);
  if (proof.ok || previous === null || previous.until <= now) return proof;
  const before = proofWith(previous.sealed);
  return before.ok ? { ok: true, value: { ...before.value, matchedSecret: "previous" } } : proof;
}
