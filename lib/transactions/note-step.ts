import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import { insertTimelineEntry, type NewTimelineEntry, updateTransaction } from "./repository.ts";

/** Puts something on the timeline that is no fact of the provider: a step of ours, or of a person. */
export async function noteStep(
  tx: Tx,
  scope: Scope,
  step: Pick<NewTimelineEntry, "summary" | "detail" | "actor" | "at"> & {
    readonly transactionId: TransactionId;
    readonly source: "person" | "system" | "api";
    /** What lists show beside the status from now on. */
    readonly reason?: string | null;
  },
): Promise<void> {
  const { reason, ...entry } = step;
  const { at, transactionId } = step;
  await insertTimelineEntry(tx, scope, { id: newId("timelineEntry", at), verdict: "step", ...entry });
  if (reason !== undefined) await updateTransaction(tx, scope, transactionId, { reason, updatedAt: at });
  await notifyLive(tx, scope.merchantId, "transactions");
}
