import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { listConnections } from "../connections/load-connection.ts";
import { sumMovements } from "./movement-repository.ts";
import { listDailyValues, listNewestSnapshots } from "./read-repository.ts";
import type { Balances } from "./schema.ts";
import { toBalance } from "./to-balance.ts";
import { totalBalances } from "./total-balances.ts";

const HISTORY_MS = 90 * 24 * 60 * 60 * 1000;

/** Where the merchant's money is, in the scope's mode: per connection and currency, and summed per currency. */
export async function getBalances(scope: Scope, clock: Clock = systemClock): Promise<Balances> {
  const now = clock.now();
  const [connections, snapshots, movements, history] = await Promise.all([
    listConnections(scope),
    listNewestSnapshots(scope),
    sumMovements(scope),
    listDailyValues(scope, new Date(now.getTime() - HISTORY_MS)),
  ]);
  const balances = connections.flatMap((connection) =>
    snapshots
      .filter((snapshot) => snapshot.connectionId === connection.id)
      .map((snapshot) => toBalance(snapshot, { connection, movements, history, now })),
  );
  return { totals: totalBalances(balances), balances, connections: connections.length };
}
