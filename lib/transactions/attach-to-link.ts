import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import { announceChange } from "../queue/announce.ts";
import { enqueue } from "../queue/enqueue.ts";
import { queueDoubleCheck } from "./double-check-repository.ts";
import { lockTransaction } from "./fact-repository.ts";
import { insertTimelineEntry, updateTransaction } from "./repository.ts";

/** Ties a payment that began at the provider to the link it belongs to; false when it already has one. */
export async function attachToLink(
  scope: Scope,
  id: TransactionId,
  linkId: string,
  clock: Clock,
): Promise<boolean> {
  const at = clock.now();
  return unit(async (tx) => {
    const row = await lockTransaction(tx, scope, id);
    if (!row || row.linkId !== null) return false;
    await updateTransaction(tx, scope, id, { linkId, updatedAt: at });
    await insertTimelineEntry(tx, scope, {
      id: newId("timelineEntry", at),
      transactionId: id,
      source: "link",
      verdict: "note",
      summary: "Began on the provider's page of a payment link",
      at,
    });
    const { merchantId, mode } = scope;
    if (row.paidAt !== null) {
      await enqueue(tx, "count-link-payments", { merchantId, mode, linkId });
      await announceChange(tx, scope, { transactionId: id, change: null });
      await queueDoubleCheck(tx, scope, { id, mode, isNew: false });
    }
    await notifyLive(tx, merchantId, "transactions", "payment-links");
    return true;
  });
}
