import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import { queueSync } from "./queue-sync.ts";
import { insertTimelineEntry, updateTransaction } from "./repository.ts";

const ASK_AGAIN_AFTER_MS = 5_000;

/** The provider may or may not have acted: nothing is called failed; it is asked again in a few seconds. */
export async function recordUnanswered(
  scope: Scope,
  id: TransactionId,
  error: ProviderError,
  clock: Clock,
): Promise<void> {
  const at = clock.now();
  const runAt = new Date(at.getTime() + ASK_AGAIN_AFTER_MS);
  await unit(async (tx) => {
    await updateTransaction(tx, scope, id, {
      ...(error.sessionKey === undefined ? {} : { sessionKey: error.sessionKey }),
      nextSyncAt: runAt,
      updatedAt: at,
    });
    await insertTimelineEntry(tx, scope, {
      id: newId("timelineEntry", at),
      transactionId: id,
      source: "api",
      verdict: "note",
      summary: "The provider's answer is not known",
      detail: `${error.message} It is asked again in a few seconds; until then nothing counts as failed.`,
      at,
    });
    await queueSync(tx, scope, id, runAt);
    await notifyLive(tx, scope.merchantId, "transactions");
  });
}
