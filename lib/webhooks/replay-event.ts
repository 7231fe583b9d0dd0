import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { AppError, notFound } from "../errors.ts";
import { isId } from "../ids.ts";
import { sendAgain } from "./send-again.ts";

/** Puts an event back in line, from the bytes that were kept. Applying it again can't double anything. */
export async function replayEvent(
  scope: Scope,
  { eventId, reason }: { readonly eventId: string; readonly reason: string },
): Promise<void> {
  if (!isId("webhookEvent", eventId)) throw notFound("Event");
  await unit(async (tx) => {
    const [sent] = await sendAgain(tx, scope, [eventId], { actor: actorName(scope.actor), last: false });
    if (sent === undefined || sent.skip === "gone") throw notFound("Event");
    if (sent.skip === "no_body") throw new AppError("conflict", "Its body is no longer kept.");
    if (sent.skip !== null) throw new AppError("conflict", "This event is not one that can be replayed.");
    await writeAudit(tx, scope, {
      action: "webhook.replay",
      targetType: "webhook_event",
      targetId: eventId,
      detail: { before: sent.status, reason },
    });
    await notifyLive(tx, scope.merchantId, "webhooks");
  });
}
