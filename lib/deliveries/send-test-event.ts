import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { loadEndpoint } from "../endpoints/load-endpoint.ts";
import { AppError } from "../errors.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import { writeBody } from "./draft-events.ts";
import { insertDeliveries, insertEvents } from "./event-repository.ts";

const TYPE = "endpoint.test";

/** Sends an `endpoint.test` event, whatever the endpoint has chosen. It is signed, logged and tried again as any other. */
export async function sendTestEvent(
  scope: Scope,
  { endpointId }: { readonly endpointId: string },
  clock: Clock = systemClock,
): Promise<{ readonly deliveryId: string }> {
  const { status } = await loadEndpoint(scope, endpointId);
  if (status !== "enabled") throw new AppError("conflict", `It is ${status}. Resume it first.`);
  const actor = actorName(scope.actor);
  const at = clock.now();
  const data = { message: "A test from Paydeck. Nothing has happened.", endpoint_id: endpointId };
  const { id, body } = writeBody(scope, { type: TYPE, data, at });
  const deliveryId = await unit(async (tx) => {
    const event = { id, type: TYPE, source: id, transactionId: null, body, occurredAt: at } as const;
    const events = await insertEvents(tx, scope, [event], { createdAt: at });
    const wanted = events.map((stored) => ({ endpointId, event: stored }));
    const [made = ""] = await insertDeliveries(tx, scope, wanted, { trigger: "test", actor, createdAt: at });
    await writeAudit(tx, scope, { action: "endpoint.test", targetType: "endpoint", targetId: endpointId });
    await notifyLive(tx, scope.merchantId, "endpoints");
    await wakeDeliveries(tx);
    return made;
  });
  return { deliveryId };
}
