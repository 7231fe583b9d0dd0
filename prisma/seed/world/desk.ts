import type { Scope } from "#lib/auth/scope.ts";
import type { Connection } from "#lib/connections/connection.ts";
import { openCredentials } from "#lib/connections/open-credentials.ts";
import type { ProviderContext, Token, TokenStore } from "#lib/providers/contract.ts";
import type { PaymentMethod } from "#lib/providers/payment-contract.ts";
import { ok } from "#lib/result.ts";
import type { World } from "./world.ts";

/** A connection of ours as it acts inside the world: its real operations, with the world's time and wire. */
export interface Desk {
  readonly connection: Connection;
  readonly context: ProviderContext;
  method(id: string): PaymentMethod;
}

export function openDesk(world: World, scope: Scope, connection: Connection): Desk {
  const clock = { now: () => new Date(world.agenda.clock.now()) };
  const context: ProviderContext = {
    connectionId: connection.id,
    credentials: openCredentials(scope.merchantId, connection),
    mode: connection.mode,
    baseUrl: connection.baseUrl,
    clock,
    fetch: world.fetch,
    tokens: keptTokens(clock),
    signal: new AbortController().signal,
  };
  const methods = connection.provider.methods(connection.mode);
  return {
    connection,
    context,
    method(id) {
      const found = methods.find((method) => method.id === id);
      if (!found) throw new Error(`${connection.name} has no method ${id}`);
      return found;
    },
  };
}

function keptTokens(clock: { now(): Date }): TokenStore {
  const kept = new Map<string, Token>();
  return {
    async get(name, refresh, { force = false } = {}) {
      const known = kept.get(name);
      if (known && !force && known.usableUntil > clock.now()) return ok(known);
      const fresh = await refresh();
      if (fresh.ok) kept.set(name, fresh.value);
      return fresh;
    },
  };
}
