import type { Scope } from "../auth/scope.ts";
import type { Clock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { newId, type TransactionId } from "../ids.ts";
import type { ProviderError } from "../providers/contract.ts";
import { queueSend } from "./queue-send.ts";
import { insertTimelineEntry, updateTransaction } from "./repository.ts";
import { MOST_SENDS } from "./send-schedule.ts";

/** When the reconciler looks at a payment whose next try did not come. */
const OVERDUE_AFTER_MS = 60_000;

interface FailedSend {
  readonly error: ProviderError;
  /** Tries so far. */
  readonly sent: number;
  /** One of them may have reached the provider. */
  readonly inDoubt: boolean;
  readonly runAt: Date;
}

/** The creation failed in passing: it stays open and is sent again, with the same key, by the queue. */
export async function postponeSend(
  scope: Scope,
  id: TransactionId,
  { error, sent, inDoubt, runAt }: FailedSend,
  clock: Clock,
): Promise<void> {
  const at = clock.now();
  const seconds = Math.max(1, Math.round((runAt.getTime() - at.getTime()) / 1000));
  await unit(async (tx) => {
    await updateTransaction(tx, scope, id, {
      ...(error.sessionKey === undefined ? {} : { sessionKey: error.sessionKey }),
      nextSyncAt: new Date(runAt.getTime() + OVERDUE_AFTER_MS),
      updatedAt: at,
    });
    await insertTimelineEntry(tx, scope, {
      id: newId("timelineEntry", at),
      transactionId: id,
      source: "api",
      verdict: "note",
      summary: inDoubt ? "The provider's answer is not known" : "The provider did not take it",
      detail: `${error.message} Try ${sent} of ${MOST_SENDS}; it is sent again in about ${seconds} s with the same key, so it can't be made twice.`,
      at,
    });
    await queueSend(tx, scope, { transactionId: id, after: sent, inDoubt }, runAt);
    await notifyLive(tx, scope.merchantId, "transactions");
  });
}
