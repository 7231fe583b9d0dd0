import type { Scope } from "../auth/scope.ts";
import type { Connection } from "../connections/connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { verifyWebhook } from "../connections/verify-webhook.ts";
import type { ProvenEvent } from "../webhooks/proven-event.ts";
import type { RejectedEvent } from "../webhooks/rejected-event.ts";
import { storableId, storableType } from "../webhooks/storable.ts";

/**
 * Checks a quarantined request once more, over the bytes and headers that were kept and at the moment of its receipt: a
 * time that was too old then is too old now. `secret`: one that a person typed in place of the stored ones. Null: no.
 */
export function prove(
  scope: Scope,
  connection: Connection,
  request: RejectedEvent,
  secret: string | undefined,
): ProvenEvent | null {
  const { id, raw, receivedAt, bodyMissing } = request;
  if (bodyMissing !== null) return null;
  const proof = secret === undefined ? proofStored() : proofEntered(secret);
  if (!proof?.ok) return null;
  const { eventId, type, scheme, matchedSecret } = proof.value;
  return {
    id,
    externalEventId: storableId(eventId),
    type: storableType(type),
    scheme,
    matchedSecret: secret === undefined ? matchedSecret : "entered",
  };

  function proofStored() {
    return verifyWebhook(scope.merchantId, connection, raw, receivedAt);
  }

  function proofEntered(entered: string) {
    const { provider, mode } = connection;
    const { secretField, previousField } = provider.webhook.diagnosis ?? {};
    if (secretField === undefined) return null;
    const stored = Object.entries(openCredentials(scope.merchantId, connection));
    const others = stored.filter(([name]) => name !== previousField);
    const credentials = { ...Object.fromEntries(others), [secretField]: entered };
    return provider.webhook.verify(raw, { credentials, mode, now: receivedAt });
  }
}
