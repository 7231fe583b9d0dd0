import { randomUUID } from "node:crypto";
import type { Scope } from "../../auth/scope.ts";
import { newId } from "../../ids.ts";
import { insertProviderCall } from "../call-repository.ts";
import type { Connection } from "../connection.ts";

/** One row of the call log: an answered question unless told otherwise. */
export async function aCall(
  scope: Scope,
  { id }: Connection,
  patch: Partial<Parameters<typeof insertProviderCall>[1]> = {},
): Promise<string> {
  const at = patch.at ?? new Date();
  const callId = newId("providerCall", at);
  await insertProviderCall(scope, {
    ...{ id: callId, connectionId: id, transactionId: null, method: "GET", path: "/v1/orders", status: 200 },
    ...{ errorCode: null, durationMs: 12, operation: "getPayment", attempt: 1, providerRequestId: null },
    ...{ correlationId: randomUUID(), request: null, response: '{"ok":true}', at },
    ...patch,
  });
  return callId;
}
