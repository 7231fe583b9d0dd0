import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { Connection } from "../connections/connection.ts";
import { percentOf } from "../connections/health.ts";
import { listConnections } from "../connections/load-connection.ts";
import { getInboxProof } from "../proof/get-inbox-proof.ts";
import { listTransactions } from "../transactions/list-transactions.ts";
import { transactionFiltersSchema } from "../transactions/schema.ts";
import { listAttention } from "./list-attention.ts";
import { pointsChange } from "./percent.ts";
import { periodsOf } from "./periods.ts";
import { findMerchant, listDayVolumes, listMethodAttempts, type MethodAttempts } from "./repository.ts";
import type { Overview, OverviewParams } from "./schema.ts";
import { sumVolume } from "./sum-volume.ts";

const METHODS_SHOWN = 6;
const LATEST_SHOWN = 5;

/**
 * The merchant's day in the scope's mode, or what was that day in the zone of a reader who chose one. Balances are not in it: they ask for a permission of
 * their own.
 */
export async function getOverview(
  scope: Scope,
  { range, currency }: OverviewParams,
  clock: Clock = systemClock,
  dayZone?: string,
): Promise<Overview> {
  const now = clock.now();
  const { timeZone, baseCurrency, city } = await findMerchant(scope);
  const zone = dayZone ?? timeZone;
  const periods = periodsOf(range, now, zone);
  const [volumes, methods, attention, webhooks, latest, connections] = await Promise.all([
    listDayVolumes(scope, periods, zone),
    listMethodAttempts(scope, periods, METHODS_SHOWN),
    listAttention(scope, clock, dayZone),
    getInboxProof(scope, clock),
    listTransactions(scope, transactionFiltersSchema.parse({})),
    listConnections(scope),
  ]);
  const rows = latest.rows.slice(0, LATEST_SHOWN);
  const unpaid = connections.length === 0 ? "connect" : "first_payment";
  return {
    asOf: now.toISOString(),
    zone,
    city: zone === timeZone ? city : null,
    setup: rows.length > 0 ? "done" : unpaid,
    volume: sumVolume(volumes, periods, { currency, baseCurrency }),
    successByMethod: methods.map((row) => toRate(row, connections)),
    attention,
    webhooks,
    latest: rows,
  };
}

function toRate(
  row: MethodAttempts,
  connections: readonly Connection[],
): Overview["successByMethod"][number] {
  const { method, connectionId, label, attempts, paid, attemptsBefore, paidBefore } = row;
  const change = pointsChange({ part: paid, whole: attempts }, { part: paidBefore, whole: attemptsBefore });
  const connectionName = connections.find(({ id }) => id === connectionId)?.name ?? "Removed connection";
  return { method, label, connectionId, connectionName, rate: percentOf(paid, attempts), change, attempts };
}
