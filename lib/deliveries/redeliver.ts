import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { findEndpointState } from "../endpoints/load-endpoint.ts";
import { AppError, notFound } from "../errors.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import { lockDelivery, restartDelivery } from "./queue-repository.ts";
import { refuseRedelivery } from "./refuse-redelivery.ts";

/** Sends one delivery again, now, with the same `webhook-id` and the same bytes, and from the schedule's beginning. */
export async function redeliver(
  scope: Scope,
  { deliveryId }: { readonly deliveryId: string },
  clock: Clock = systemClock,
): Promise<{ readonly deliveryId: string }> {
  await unit(async (tx) => {
    const row = await lockDelivery(tx, scope, deliveryId);
    if (row === null) throw notFound("Delivery");
    const at = clock.now();
    const refusal = refuseRedelivery(row, await findEndpointState(scope, row.endpointId), at);
    if (refusal !== null) throw new AppError("conflict", refusal);
    await restartDelivery(tx, scope, row.id, { trigger: "redelivery", actor: actorName(scope.actor), at });
    const target = { targetType: "delivery", targetId: row.id };
    const detail = { eventId: row.eventId, endpointId: row.endpointId, before: row.status };
    await writeAudit(tx, scope, { action: "delivery.redeliver", ...target, detail });
    await notifyLive(tx, scope.merchantId, "endpoints");
    await wakeDeliveries(tx);
  });
  return { deliveryId };
}
