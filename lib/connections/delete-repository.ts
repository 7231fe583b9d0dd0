import type { Scope } from "../auth/scope.ts";
import { db } from "../db/client.ts";
import type { Tx } from "../db/unit.ts";
import { MOST_COUNTED } from "./dependant-words.ts";
import type { Dependants } from "./schema.ts";

/** What would lose its connection, each counted a little beyond the most that is told. Quarantined webhooks are nobody's. */
export async function countDependants(
  { merchantId }: Pick<Scope, "merchantId">,
  connectionId: string,
  tx: Pick<Tx, "$queryRaw"> = db(),
): Promise<Dependants> {
  const most = MOST_COUNTED + 1;
  const [counts] = await tx.$queryRaw<Dependants[]>`
    SELECT
      (SELECT count(*)::int FROM (
        SELECT FROM transactions WHERE merchant_id = ${merchantId} AND connection_id = ${connectionId} LIMIT ${most}::int
      ) AS found) AS transactions,
      (SELECT count(*)::int FROM (
        SELECT FROM payment_link_ways WHERE merchant_id = ${merchantId} AND connection_id = ${connectionId} LIMIT ${most}::int
      ) AS found) AS links,
      (SELECT count(*)::int FROM (
        SELECT FROM webhook_events
        WHERE merchant_id = ${merchantId} AND connection_id = ${connectionId} AND status <> 'rejected'
        UNION ALL
        SELECT FROM webhook_arrivals CROSS JOIN LATERAL unnest(event_ids)
        WHERE merchant_id = ${merchantId} AND connection_id = ${connectionId}
        LIMIT ${most}::int
      ) AS found) AS events,
      (SELECT count(*)::int FROM (
        SELECT FROM deposit_addresses WHERE merchant_id = ${merchantId} AND connection_id = ${connectionId} LIMIT ${most}::int
      ) AS found) AS deposits`;
  if (counts === undefined) throw new Error("a query of counts always answers one row");
  return counts;
}

/** The connection, and what was only ever known of it. */
export async function deleteConnectionRows(tx: Tx, scope: Scope, connectionId: string): Promise<void> {
  const where = { merchantId: scope.merchantId, connectionId };
  await tx.connectionToken.deleteMany({ where });
  await tx.connectionSign.deleteMany({ where });
  await tx.connectionStream.deleteMany({ where });
  await tx.providerDrift.deleteMany({ where });
  await tx.addressPoolReading.deleteMany({ where });
  await tx.balanceSnapshot.deleteMany({ where });
  await tx.providerCall.deleteMany({ where });
  await tx.webhookEvent.deleteMany({ where: { ...where, status: "rejected" } });
  await tx.webhookHourlyCount.deleteMany({ where });
  await tx.webhookOutcomeHour.deleteMany({ where });
  await tx.webhookMethodHour.deleteMany({ where });
  await tx.providerSentDay.deleteMany({ where });
  await tx.missedWebhook.deleteMany({ where });
  await tx.quietSpell.deleteMany({ where });
  await tx.connection.deleteMany({ where: { merchantId: scope.merchantId, id: connectionId } });
}
