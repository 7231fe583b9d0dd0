import { createHash } from "node:crypto";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError } from "../errors.ts";
import { newId } from "../ids.ts";
import { getProvider } from "../providers/registry.ts";
import { askProvider } from "./ask-provider.ts";
import { assertBaseUrl } from "./assert-base-url.ts";
import { claimIdempotencyKey, findIdempotencyKey } from "./idempotency-repository.ts";
import { credentialHints, parseCredentials } from "./parse-credentials.ts";
import { insertConnectionRow } from "./repository.ts";
import type { ConnectInput } from "./schema.ts";
import { seal } from "./secrets.ts";

const PURPOSE = "connection.create";

/**
 * Connects a provider: nothing is stored unless the provider accepts the credentials at this moment. The same key makes
 * the same connection, however often the form is sent.
 */
export async function createConnection(
  scope: Scope,
  input: ConnectInput,
): Promise<{ readonly connectionId: string }> {
  // Who sees some connections only would not see the new one.
  if (scope.connectionIds !== null)
    throw new AppError("forbidden", "You see some connections only. Somebody who sees all of them adds one.");
  const inMode: Scope = { ...scope, mode: input.mode };
  const requestHash = hashOf(input);
  const earlier = await findIdempotencyKey(scope, input.idempotencyKey);
  if (earlier !== null) return sameRequest(earlier, requestHash);

  const provider = getProvider(input.provider);
  const credentials = parseCredentials(provider, input.credentials);
  await assertBaseUrl(input.baseUrl, input.mode);
  await askProvider({ provider, mode: input.mode, baseUrl: input.baseUrl, credentials });

  const id = newId("connection");
  const claim = { key: input.idempotencyKey, purpose: PURPOSE, requestHash, resultId: id };
  const created = await unit(async (tx) => {
    if (!(await claimIdempotencyKey(tx, scope, claim))) return false;
    await insertConnectionRow(tx, inMode, {
      id,
      provider: provider.id,
      name: input.name,
      baseUrl: input.baseUrl.replace(/\/+$/, ""),
      sealedCredentials: seal(JSON.stringify(credentials), { merchantId: scope.merchantId, ownerId: id }),
      credentialHints: credentialHints(provider, credentials),
      credentialsSetAt: new Date(),
      credentialsCheck: "accepted",
    });
    const detail = { provider: provider.id, mode: input.mode, name: input.name, baseUrl: input.baseUrl };
    await writeAudit(tx, inMode, { action: PURPOSE, targetType: "connection", targetId: id, detail });
    await notifyLive(tx, scope.merchantId, "connections");
    return true;
  });
  if (created) return { connectionId: id };
  const winner = await findIdempotencyKey(scope, input.idempotencyKey);
  if (winner === null) throw new Error("a taken key must be readable");
  return sameRequest(winner, requestHash);
}

function sameRequest(
  earlier: { readonly requestHash: string; readonly resultId: string },
  requestHash: string,
): { readonly connectionId: string } {
  if (earlier.requestHash === requestHash) return { connectionId: earlier.resultId };
  throw new AppError(
    "conflict",
    "This form was already sent with other values. Open the connection to change it.",
  );
}

/** Over everything but the secrets, which must not be guessable from a stored hash. */
function hashOf({ provider, mode, name, baseUrl }: ConnectInput): string {
  return createHash("sha256")
    .update(JSON.stringify([provider, mode, name, baseUrl]))
    .digest("hex");
}
