import type { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { loadConnection } from "../connections/load-connection.ts";
import { openCredentials } from "../connections/open-credentials.ts";
import { plainValues } from "../connections/parse-credentials.ts";
import { rotateCredentials } from "../connections/rotate-credentials.ts";
import { AppError, notFound } from "../errors.ts";
import { findEventConnection } from "../webhooks/find-event-connection.ts";
import type { storeSecretInput } from "./schema.ts";

/** What is signed with the secret before may still be on its way. */
const OVERLAP_HOURS = 24;

/** Makes a secret that a request was let in with the connection's own, as a rotation does: the provider is asked first. */
export async function storeSecret(
  scope: Scope,
  { eventId, secret }: z.output<typeof storeSecretInput>,
): Promise<{ readonly previousUntil: string | null }> {
  const connectionId = await findEventConnection(scope, eventId);
  if (connectionId === null) throw notFound("Request");
  const connection = await loadConnection(scope, connectionId);
  const { provider } = connection;
  const { secretField } = provider.webhook.diagnosis ?? {};
  if (secretField === undefined)
    throw new AppError("conflict", "The secret of this connection can only be changed in its settings.");
  const plain = plainValues(provider, openCredentials(scope.merchantId, connection));
  const credentials = { ...plain, [secretField]: secret };
  return rotateCredentials(scope, { connectionId: connection.id, credentials, overlapHours: OVERLAP_HOURS });
}
