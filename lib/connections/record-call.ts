import type { Scope } from "../auth/scope.ts";
import { type ConnectionId, newId, type TransactionId } from "../ids.ts";
import { log } from "../logger.ts";
import type { ProviderCall } from "../providers/create-fetch.ts";
import { insertProviderCall } from "./call-repository.ts";

/** Writes a call down. A log that can't be written must not undo a payment that was made: it is only reported. */
export async function recordCall(
  scope: Scope,
  entry: {
    readonly connectionId: ConnectionId;
    readonly transactionId: TransactionId | null;
    readonly call: ProviderCall;
  },
): Promise<void> {
  const { call, connectionId, transactionId } = entry;
  try {
    await insertProviderCall(scope, {
      id: newId("providerCall", call.at),
      connectionId,
      transactionId,
      method: call.method,
      path: call.path,
      status: call.status,
      errorCode: call.errorCode ?? null,
      durationMs: call.durationMs,
      operation: call.operation ?? "",
      attempt: call.attempt,
      providerRequestId: call.providerRequestId ?? null,
      correlationId: call.correlationId,
      request: call.requestBody ?? null,
      response: call.responseBody ?? null,
      at: call.at,
    });
  } catch (thrown) {
    log("providers").warn({ err: thrown, connectionId }, "A provider call could not be written down");
  }
}
