import type { Scope } from "../auth/scope.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { canBind } from "./check-bind.ts";
import type { DepositOffer } from "./schema.ts";

/** Where an address can be bound, in the scope's mode. */
export async function listDepositOffers(scope: Scope): Promise<DepositOffer[]> {
  const usable = (await listConnections(scope)).filter(canBind);
  return usable.map((connection) => ({
    connection: connectionRef(connection),
    protocols: (connection.provider.depositProtocols ?? []).map(({ id, label }) => ({ id, label })),
  }));
}
