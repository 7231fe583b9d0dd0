import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { ConnectionToken } from "../db/generated/client.ts";
import type { Tx } from "../db/unit.ts";
import type { ConnectionId } from "../ids.ts";

export async function findToken(
  scope: Scope,
  connectionId: ConnectionId,
  name: string,
): Promise<ConnectionToken | null> {
  return db().connectionToken.findFirst({ where: { merchantId: scope.merchantId, connectionId, name } });
}

/** True for exactly one of the processes that ask at the same time. The old token is gone at once: nobody who waits may get it. */
export async function claimTokenRefresh(
  scope: Scope,
  connectionId: ConnectionId,
  name: string,
  now: Date,
  leaseMs: number,
): Promise<boolean> {
  const until = new Date(now.getTime() + leaseMs);
  const claimed = await db().$executeRaw`
    INSERT INTO connection_tokens (merchant_id, connection_id, name, refreshing_until)
    VALUES (${scope.merchantId}, ${connectionId}, ${name}, ${until})
    ON CONFLICT (merchant_id, connection_id, name) DO UPDATE
    SET refreshing_until = EXCLUDED.refreshing_until, sealed = NULL, usable_until = NULL
    WHERE connection_tokens.refreshing_until IS NULL OR connection_tokens.refreshing_until < ${now}`;
  return claimed === 1;
}

/** Stores what the refresh brought, nothing included, and lets others refresh again. */
export async function storeToken(
  scope: Scope,
  connectionId: ConnectionId,
  name: string,
  token: { readonly sealed: Uint8Array<ArrayBuffer> | null; readonly usableUntil: Date | null },
): Promise<void> {
  // None is there any more when the credentials changed meanwhile: then what the refresh brought counts no longer.
  await db().connectionToken.updateMany({
    where: { merchantId: scope.merchantId, connectionId, name },
    data: { ...token, refreshingUntil: null },
  });
}

/** Forgets every token: they were made with credentials, or at an address, that no longer count. */
export async function clearTokens(tx: Tx, scope: Scope, connectionId: ConnectionId): Promise<void> {
  await tx.connectionToken.deleteMany({ where: { merchantId: scope.merchantId, connectionId } });
}
