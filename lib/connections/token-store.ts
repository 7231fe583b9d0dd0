import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { ConnectionToken } from "../db/generated/client.ts";
import type { ConnectionId } from "../ids.ts";
import type { ProviderError, Token, TokenStore } from "../providers/contract.ts";
import { err, type Result } from "../result.ts";
import { seal, unseal } from "./secrets.ts";
import { stillCounted, waitForToken } from "./token-limits.ts";
import { claimTokenRefresh, findToken, storeToken } from "./token-repository.ts";

/** A refresh that takes longer than this is taken over by another process. */
const REFRESH_LEASE_MS = 20_000;
const WAIT_STEP_MS = 150;

const sealedToken = z.object({ value: z.string(), extra: z.record(z.string(), z.string()) });

/**
 * Tokens shared by all processes through the database. At most one refresh is in flight per connection and name: 88Pay
 * gives 100 tokens an hour, one process that caches for 50 s needs 72, and two that do not share would be refused.
 */
export function createTokenStore(scope: Scope, connectionId: ConnectionId, clock: Clock): TokenStore {
  const context = { merchantId: scope.merchantId, ownerId: connectionId };

  function tokenIn(row: ConnectionToken | null): Token | null {
    if (row?.sealed == null || row.usableUntil === null || row.usableUntil <= clock.now()) return null;
    const token = sealedToken.parse(JSON.parse(unseal(row.sealed, context)));
    return { ...token, usableUntil: row.usableUntil };
  }

  async function refreshed(
    name: string,
    claimedUntil: Date,
    refresh: () => Promise<Result<Token, ProviderError>>,
  ): Promise<Result<Token, ProviderError>> {
    const answer = await refresh();
    const token = answer.ok ? answer.value : null;
    await storeToken(scope, connectionId, name, claimedUntil, {
      sealed: token && seal(JSON.stringify({ value: token.value, extra: token.extra }), context),
      usableUntil: token?.usableUntil ?? null,
    });
    return answer;
  }

  return {
    async get(name, refresh, { force = false, refused, limits = [] } = {}) {
      const startedAt = clock.now().getTime();
      let mayUseCached = !force;
      for (;;) {
        const row = await findToken(scope, connectionId, name);
        const token = mayUseCached ? tokenIn(row) : null;
        if (token !== null && token.value !== refused) return { ok: true, value: token };
        const now = clock.now();
        const before = row?.refreshedAt ?? [];
        const waitMs = waitForToken(before, limits, now);
        // A refresh under way is one that the limits allowed: its token is worth waiting for.
        const isUnderWay = row?.refreshingUntil != null && row.refreshingUntil >= now;
        if (waitMs > 0 && !isUnderWay) return err(usedUp(waitMs));
        const until = new Date(now.getTime() + REFRESH_LEASE_MS);
        const refreshedAt = limits.length === 0 ? [] : [...stillCounted(before, limits, now), now];
        const claim = { now, until, seen: row, refreshedAt };
        if (waitMs === 0 && (await claimTokenRefresh(scope, connectionId, name, claim)))
          return refreshed(name, until, refresh);
        if (now.getTime() - startedAt > REFRESH_LEASE_MS) return err(NO_TOKEN_IN_TIME);
        await sleep(WAIT_STEP_MS);
        mayUseCached = true;
      }
    },
  };
}

function usedUp(retryAfterMs: number): ProviderError {
  return {
    code: "rate_limited",
    message: "As many access tokens were asked for as the provider gives in this time. Nothing was sent.",
    retryAfterMs,
    effect: "not_applied",
  };
}

const NO_TOKEN_IN_TIME: ProviderError = {
  code: "timeout",
  message: "The provider did not give an access token in time.",
  effect: "not_applied",
};
