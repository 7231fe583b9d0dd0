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

/** A right to refresh, until its time is over; nobody else has it. */
export interface RefreshClaim {
  readonly now: Date;
  readonly until: Date;
  /** The row on which the need of a refresh was judged: when it changed since, this claim comes too late. */
  readonly seen: Pick<ConnectionToken, "refreshingUntil" | "refreshedAt" | "usableUntil"> | null;
  /** The times that still count, this refresh among them. */
  readonly refreshedAt: readonly Date[];
}

/** True for exactly one of the processes that ask at the same time. The old token is gone at once: nobody who waits may get it. */
export async function claimTokenRefresh(
  scope: Scope,
  connectionId: ConnectionId,
  name: string,
  { now, until, seen, refreshedAt }: RefreshClaim,
): Promise<boolean> {
  const times = refreshedAt.map((time) => time.toISOString());
  const claimed = await db().$executeRaw`
    INSERT INTO connection_tokens (merchant_id, connection_id, name, refreshing_until, refreshed_at)
    VALUES (${scope.merchantId}, ${connectionId}, ${name}, ${until}, ${times}::text[]::timestamptz[])
    ON CONFLICT (merchant_id, connection_id, name) DO UPDATE
    SET refreshing_until = EXCLUDED.refreshing_until, refreshed_at = EXCLUDED.refreshed_at,
        sealed = NULL, usable_until = NULL
    WHERE (connection_tokens.refreshing_until IS NULL OR connection_tokens.refreshing_until < ${now})
      AND connection_tokens.refreshing_until IS NOT DISTINCT FROM ${seen?.refreshingUntil ?? null}::timestamptz
      AND connection_tokens.usable_until IS NOT DISTINCT FROM ${seen?.usableUntil ?? null}::timestamptz
      AND connection_tokens.refreshed_at[cardinality(connection_tokens.refreshed_at)]
          IS NOT DISTINCT FROM ${seen?.refreshedAt.at(-1) ?? null}::timestamptz`;
  return claimed === 1;
}

/**
 * Stores what the refresh brought, nothing included, and lets others refresh again. Whoever lost the claim meanwhile, by
 * taking too long or because the credentials changed, stores nothing.
 */
export async function storeToken(
  scope: Scope,
  connectionId: ConnectionId,
  name: string,
  claimedUntil: Date,
  token: { readonly sealed: Uint8Array<ArrayBuffer> | null; readonly usableUntil: Date | null },
): Promise<void> {
  await db().connectionToken.updateMany({
    where: { merchantId: scope.merchantId, connectionId, name, refreshingUntil: claimedUntil },
    data: { ...token, refreshingUntil: null },
  });
}

/**
 * Forgets every token: they were made with credentials, or at an address, that no longer count. How many were asked for
 * stays known: the provider counts on.
 */
export async function clearTokens(tx: Tx, scope: Scope, connectionId: ConnectionId): Promise<void> {
  await tx.connectionToken.updateMany({
    where: { merchantId: scope.merchantId, connectionId },
    data: { sealed: null, usableUntil: null, refreshingUntil: null },
  });
}
