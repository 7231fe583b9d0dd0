import type { z } from "zod";
import { writeAudit } from "../audit/write-audit.ts";
import type { Scope } from "../auth/scope.ts";
import { systemClock } from "../clock.ts";
import { unit } from "../db/unit.ts";
import { queueSyncs } from "../transactions/queue-sync.ts";
import { STATUS, type TransactionStatus } from "../transactions/status.ts";
import { choose } from "./choose.ts";
import type { BulkSynced, bulkSyncInput } from "./schema.ts";

/** Between two questions to one connection, so that what is due anyway still gets its turn. */
const APART_MS = 1000;

/** Has the providers asked about all that are not settled, one a second for each connection. */
export async function bulkSync(
  scope: Scope,
  { chosen }: z.output<typeof bulkSyncInput>,
): Promise<BulkSynced> {
  const { rows, missing } = await choose(scope, chosen);
  const open = rows.filter(({ status }) => mayStillChange(status));
  const now = systemClock.now().getTime();
  const places = new Map<string, number>();
  const syncs = open.map(({ id, connectionId }) => {
    const place = places.get(connectionId) ?? 0;
    places.set(connectionId, place + 1);
    return { transactionId: id, runAt: new Date(now + place * APART_MS) };
  });
  if (syncs.length > 0) {
    await unit(async (tx) => {
      await queueSyncs(tx, scope, syncs);
      await writeAudit(tx, scope, {
        action: "transaction.sync-many",
        targetType: "transaction",
        targetId: syncs.length === 1 ? (syncs[0]?.transactionId ?? "") : `${syncs.length} transactions`,
        detail: { queued: syncs.length },
      });
    });
  }
  const last = Math.max(0, ...places.values()) - 1;
  return {
    queued: syncs.length,
    settled: rows.length - open.length,
    missing,
    lastInSeconds: Math.max(0, (last * APART_MS) / 1000),
  };
}

function mayStillChange(status: TransactionStatus): boolean {
  return STATUS[status].phase !== "unpaid" && STATUS[status].phase !== "paid";
}
