import type { Scope } from "../auth/scope.ts";
import { listConnections } from "../connections/load-connection.ts";
import { listNewestSnapshots } from "./read-repository.ts";
import type { CurrencyTotal } from "./schema.ts";
import { toBalance } from "./to-balance.ts";
import { totalBalances } from "./total-balances.ts";

/** What there is in each currency of the scope's mode, for the overview. */
export async function listTotals(scope: Scope): Promise<CurrencyTotal[]> {
  const [connections, snapshots] = await Promise.all([listConnections(scope), listNewestSnapshots(scope)]);
  const around = { movements: [], history: [], now: new Date() };
  return totalBalances(
    connections.flatMap((connection) =>
      snapshots
        .filter((snapshot) => snapshot.connectionId === connection.id)
        .map((snapshot) => toBalance(snapshot, { connection, ...around })),
    ),
  );
}
