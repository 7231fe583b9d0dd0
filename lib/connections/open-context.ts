import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { TransactionId } from "../ids.ts";
import { providerAgent } from "../outbound/provider-agent.ts";
import type { Provider, ProviderContext } from "../providers/contract.ts";
import { createProviderFetch } from "../providers/create-fetch.ts";
import { guardOf } from "./call-guards.ts";
import type { Connection } from "./connection.ts";
import { openCredentials } from "./open-credentials.ts";
import { recordCall } from "./record-call.ts";
import { createTokenStore } from "./token-store.ts";

export interface OpenContextOptions {
  /** Calls are listed on this transaction's page. */
  readonly transactionId?: TransactionId;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
  /** Which try of the same logical request its calls belong to; the first when absent. */
  readonly attempt?: number;
  /** A person asks whether the provider is back: an open breaker lets the calls through. */
  readonly probe?: boolean;
}

/** Everything that a provider's operation needs to act for one connection. */
export function openContext(
  scope: Scope,
  connection: Connection,
  options: OpenContextOptions = {},
): ProviderContext {
  const clock = options.clock ?? systemClock;
  const { transactionId = null, attempt = 1, probe = false } = options;
  const { guard, signs } = guardOf(scope, connection);
  const credentials = openCredentials(scope.merchantId, connection);
  return {
    connectionId: connection.id,
    credentials,
    mode: connection.mode,
    baseUrl: connection.baseUrl,
    clock,
    fetch: createProviderFetch({
      agent: providerAgent(connection.mode, connection.provider.clientTls?.(credentials)),
      guard,
      probe,
      attempt,
      secrets: secretValues(connection.provider, credentials),
      observe: (seen) => signs.note(seen),
      record: (call) => recordCall(scope, { connectionId: connection.id, transactionId, call }),
    }),
    tokens: createTokenStore(scope, connection.id, clock),
    signal: options.signal ?? new AbortController().signal,
  };
}

function secretValues(
  { credentials: { fields } }: Provider,
  stored: ProviderContext["credentials"],
): string[] {
  return fields.flatMap(({ name, secret }) => {
    const value = stored[name];
    return secret && typeof value === "string" && value.length >= SHORTEST_SECRET ? [value] : [];
  });
}

/** What is shorter stands in too many words to be taken out of them. */
const SHORTEST_SECRET = 6;
