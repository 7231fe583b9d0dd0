import { listLimits } from "../approvals/list-limits.ts";
import type { Scope } from "../auth/scope.ts";
import { getBalances } from "../balances/get-balances.ts";
import { connectionRef, listConnections } from "../connections/load-connection.ts";
import { toMethodDto } from "./method-dto.ts";
import { payoutMethodsOf } from "./refund-way.ts";
import type { PayoutOptions } from "./schema.ts";

/** What the form for a payout offers: the connections that can, their ways, and what they hold. */
export async function getPayoutOptions(scope: Scope): Promise<PayoutOptions> {
  const [connections, { balances }, { limits }] = await Promise.all([
    listConnections(scope),
    getBalances(scope),
    listLimits(scope),
  ]);
  return {
    connections: connections
      .filter((connection) => connection.disabledAt === null && payoutMethodsOf(connection).length > 0)
      .map((connection) => ({
        connection: connectionRef(connection),
        methods: payoutMethodsOf(connection).map(toMethodDto),
        available: balances
          .filter((balance) => balance.connection.id === connection.id)
          .map(({ available, currency, asOf }) => ({ money: { amount: available, currency }, asOf })),
      })),
    limits: limits.map(({ limit }) => limit),
  };
}
