import { assertId, type ConnectionId, type MerchantId } from "../ids.ts";
import { MODES, type Mode } from "../mode.ts";
import type { OperationName } from "../providers/contract.ts";
import { findProvider } from "../providers/registry.ts";
import { listEnabledRows } from "./sweep-repository.ts";

export interface EnabledConnection {
  readonly merchantId: MerchantId;
  readonly mode: Mode;
  readonly connectionId: ConnectionId;
}

/** Every merchant's enabled connections whose provider has the operation: for the worker's sweeps only. */
export async function listEnabledConnections(operation: OperationName): Promise<EnabledConnection[]> {
  return (await listEnabledRows()).flatMap(({ merchantId, id, provider, mode: stored }) => {
    const mode = MODES.find((known) => known === stored);
    const can = findProvider(provider)?.operations[operation] !== undefined;
    if (mode === undefined || !can) return [];
    return [{ merchantId: assertId("merchant", merchantId), mode, connectionId: assertId("connection", id) }];
  });
}
