import type { Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import type { Tx } from "../db/unit.ts";
import { newId, type TransactionId, type WebhookEventId } from "../ids.ts";
import { queueSync } from "./queue-sync.ts";
import { insertTimelineEntry } from "./repository.ts";

/** Shows on the timeline that an event was not believed, and asks the provider itself. */
export async function noteRefusedFact(
  tx: Tx,
  scope: Scope,
  refused: {
    readonly transactionId: TransactionId;
    readonly message: string;
    readonly eventId: WebhookEventId;
    readonly at: Date;
  },
): Promise<void> {
  const { transactionId, message, eventId, at } = refused;
  await insertTimelineEntry(tx, scope, {
    id: newId("timelineEntry", at),
    transactionId,
    source: "webhook",
    verdict: "refused",
    summary: "Webhook not applied",
    detail: message,
    eventId,
    at,
  });
  await queueSync(tx, scope, transactionId);
  await notifyLive(tx, scope.merchantId, "transactions");
}
