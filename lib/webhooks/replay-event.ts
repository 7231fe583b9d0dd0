import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { isId } from "../ids.ts";
import { enqueue } from "../queue/enqueue.ts";
import { lockEvent } from "./attempt-repository.ts";
import { updateEvent } from "./repository.ts";
import { EVENT_STATUSES, isReplayable } from "./status.ts";

/** Puts an event back in line, from the bytes that were kept. Applying it again can't double anything. */
export async function replayEvent(scope: Scope, eventId: string): Promise<{ readonly queued: true }> {
  if (!isId("webhookEvent", eventId)) throw notFound("Event");
  return unit(async (tx) => {
    const event = await lockEvent(tx, scope, eventId);
    if (event === null) throw notFound("Event");
    const status = EVENT_STATUSES.find((known) => known === event.status);
    if (status === undefined || !isReplayable(status)) {
      throw new AppError("conflict", "This event is not one that can be replayed.");
    }
    if (event.bodyRemovedAt !== null) throw new AppError("conflict", "Its body is no longer kept.");
    await updateEvent(tx, scope, eventId, {
      status: "received",
      nextAttemptAt: null,
      processedAt: null,
      outcome: "",
    });
    const { merchantId, mode, actor } = scope;
    await enqueue(tx, "process-webhook", {
      merchantId,
      mode,
      eventId,
      trigger: "replay",
      actor: actorName(actor),
    });
    await writeAudit(tx, scope, {
      action: "webhook.replay",
      targetType: "webhook_event",
      targetId: eventId,
      detail: { before: status },
    });
    await notifyLive(tx, merchantId, "webhooks");
    return { queued: true };
  });
}
