import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import type { ConnectionId } from "../ids.ts";
import type { ProviderError, Token, TokenStore } from "../providers/contract.ts";
import { err, type Result } from "../result.ts";
import { seal, unseal } from "./secrets.ts";
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

  async function cached(name: string): Promise<Token | null> {
    const row = await findToken(scope, connectionId, name);
    if (row?.sealed == null || row.usableUntil === null || row.usableUntil <= clock.now()) return null;
    const token = sealedToken.parse(JSON.parse(unseal(row.sealed, context)));
    return { ...token, usableUntil: row.usableUntil };
  }

  async function refreshed(
    name: string,
    refresh: () => Promise<Result<Token, ProviderError>>,
  ): Promise<Result<Token, ProviderError>> {
    const answer = await refresh();
    const token = answer.ok ? answer.value : null;
    await storeToken(scope, connectionId, name, {
      sealed: token && seal(JSON.stringify({ value: token.value, extra: token.extra }), context),
      usableUntil: token?.usableUntil ?? null,
    });
    return answer;
  }

  return {
    async get(name, refresh, options) {
      let token = options?.force === true ? null : await cached(name);
      const giveUpAt = clock.now().getTime() + REFRESH_LEASE_MS;
      while (token === null) {
        const now = clock.now();
        if (await claimTokenRefresh(scope, connectionId, name, now, REFRESH_LEASE_MS))
          return refreshed(name, refresh);
        if (now.getTime() > giveUpAt) return err(NO_TOKEN_IN_TIME);
        await sleep(WAIT_STEP_MS);
        token = await cached(name);
      }
      return { ok: true, value: token };
    },
  };
}

const NO_TOKEN_IN_TIME: ProviderError = {
  code: "timeout",
  message: "The provider did not give an access token in time.",
  effect: "not_applied",
};
