import { keyScope } from "../auth/key-scope.ts";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { ApiKey } from "../db/generated/client.ts";
import { AppError } from "../errors.ts";
import { assertId } from "../ids.ts";
import { MODES } from "../mode.ts";
import { getConnectionLimit } from "../team/get-connection-limit.ts";
import { isKeyText, keyHash } from "./key-text.ts";
import { findKeyByHash, touchKey } from "./repository.ts";
import { isApiPermission, keyState } from "./status.ts";

const MINUTE_MS = 60_000;

/**
 * Whoever shows this key. Throws not_signed_in, in the same words for a key that never was, has expired or was revoked:
 * a stranger must not learn that one once worked.
 */
export async function authenticateKey(
  text: string,
  address: string,
  clock: Clock = systemClock,
): Promise<Scope> {
  const now = clock.now();
  const key = isKeyText(text) ? await findKeyByHash(keyHash(text)) : null;
  if (key === null || keyState(key, now) !== "active") throw noSuchKey();
  await noteUse(key, address, now);
  const mode = MODES.find((one) => one === key.mode);
  if (mode === undefined) throw new TypeError("unknown mode of a key");
  const actor = {
    type: "api_key",
    keyId: assertId("apiKey", key.id),
    name: key.name,
    permissions: key.permissions.filter(isApiPermission),
    madeBy: assertId("user", key.createdBy),
  } as const;
  // A key sees what its maker sees, as it is now: else a member of one connection would make themselves one for all.
  const connectionIds = await getConnectionLimit(key.merchantId, key.createdBy);
  return keyScope(assertId("merchant", key.merchantId), mode, actor, connectionIds);
}

/** What is written may be a minute old: a busy system must not write its key's row with every request. */
async function noteUse(key: ApiKey, address: string, at: Date): Promise<void> {
  const isFresh = key.lastUsedAt !== null && at.getTime() - key.lastUsedAt.getTime() < MINUTE_MS;
  if (!isFresh || key.lastAddress !== address) await touchKey(key, { at, address });
}

function noSuchKey(): AppError {
  return new AppError("not_signed_in", "Send a key that is valid, as “Authorization: Bearer pd_…”.");
}
