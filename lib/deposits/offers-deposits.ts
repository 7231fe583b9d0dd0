import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";

/** Whether any connection of the mode has deposit addresses at all; a disabled one still has those bound before. */
export async function offersDeposits(scope: Scope): Promise<boolean> {
  const connections = await listConnections(scope);
  return connections.some(({ provider }) => provider.operations.bindDepositAddress !== undefined);
}
