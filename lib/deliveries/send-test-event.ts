import { writeAudit } from "../audit/write-audit.ts";
import { actorName, type Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import { notifyLive } from "../db/notify.ts";
import { unit } from "../db/unit.ts";
import { loadEndpoint } from "../endpoints/load-endpoint.ts";
import { AppError, invalidInput } from "../errors.ts";
import { exampleOf } from "../event-catalogue/examples.ts";
import type { EventType } from "../event-catalogue/status.ts";
import { wakeDeliveries } from "../queue/announce.ts";
import { writeBody } from "./draft-events.ts";
import { insertDeliveries, insertEvents } from "./event-repository.ts";
import type { TestEventInput } from "./schema.ts";

/**
 * Sends a test, whatever the endpoint has chosen. It is signed, logged and tried again like all others. What looks like
 * something that happened is sent in test mode only: in live mode a receiver could ship goods for it.
 */
export async function sendTestEvent(
  scope: Scope,
  { endpointId, type }: TestEventInput,
  clock: Clock = systemClock,
): Promise<{ readonly deliveryId: string }> {
  if (scope.mode === "live" && type !== "endpoint.test")
    throw invalidInput({ type: "In live mode a test is always endpoint.test." });
  const { status } = await loadEndpoint(scope, endpointId);
  if (status !== "enabled") throw new AppError("conflict", `It is ${status}. Resume it first.`);
  const actor = actorName(scope.actor);
  const at = clock.now();
  const { id, body } = writeBody(scope, { type, data: testData(endpointId, type), at });
  const deliveryId = await unit(async (tx) => {
    const event = { id, type, source: id, transactionId: null, body, occurredAt: at } as const;
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

function testData(endpointId: string, type: EventType): object {
  if (type !== "endpoint.test") return exampleOf(type).data;
  return { message: "A test from Paydeck. Nothing has happened.", endpoint_id: endpointId };
}
