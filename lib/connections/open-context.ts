import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { TransactionId } from "../ids.ts";
import type { ProviderContext } from "../providers/contract.ts";
import { createProviderFetch } from "../providers/create-fetch.ts";
import type { Connection } from "./connection.ts";
import { openCredentials } from "./open-credentials.ts";
import { recordCall } from "./record-call.ts";
import { createTokenStore } from "./token-store.ts";

export interface OpenContextOptions {
  /** Calls are listed on this transaction's page. */
  readonly transactionId?: TransactionId;
  readonly signal?: AbortSignal;
  readonly clock?: Clock;
}

/** Everything that a provider's operation needs to act for one connection. */
export function openContext(
  scope: Scope,
  connection: Connection,
  options: OpenContextOptions = {},
): ProviderContext {
  const clock = options.clock ?? systemClock;
  const { transactionId = null } = options;
  return {
    connectionId: connection.id,
    credentials: openCredentials(scope.merchantId, connection),
    mode: connection.mode,
    baseUrl: connection.baseUrl,
    clock,
    fetch: createProviderFetch({
      record: (call) => recordCall(scope, { connectionId: connection.id, transactionId, call }),
    }),
    tokens: createTokenStore(scope, connection.id, clock),
    signal: options.signal ?? new AbortController().signal,
  };
}
