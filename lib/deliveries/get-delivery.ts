import { z } from "zod";
import type { Scope } from "../auth/scope.ts";
import { type Clock, systemClock } from "../clock.ts";
import type { DeliveryAttempt } from "../db/generated/client.ts";
import { findEndpointState } from "../endpoints/load-endpoint.ts";
import { notFound } from "../errors.ts";
import { toDeliveryRow, triggerOf } from "./delivery-dto.ts";
import { findEvent } from "./event-repository.ts";
import { findDelivery, findEndpointNames, listAttempts } from "./read-repository.ts";
import { refuseRedelivery } from "./refuse-redelivery.ts";
import type { DeliveryAttemptDto, DeliveryDetail } from "./schema.ts";

/** One delivery with the text it sends and every try; throws `not_found`. */
export async function getDelivery(
  scope: Scope,
  { deliveryId }: { readonly deliveryId: string },
  clock: Clock = systemClock,
): Promise<DeliveryDetail> {
  const row = await findDelivery(scope, deliveryId);
  if (row === null) throw notFound("Delivery");
  const [names, event, attempts, endpoint] = await Promise.all([
    findEndpointNames(scope, [row.endpointId]),
    findEvent(scope, row.eventId),
    listAttempts(scope, row.id),
    findEndpointState(scope, row.endpointId),
  ]);
  if (event === null) throw notFound("Delivery");
  const refusal = refuseRedelivery(row, endpoint, clock.now());
  return {
    ...toDeliveryRow(row, names.get(row.endpointId), clock.now()),
    body: event.body,
    occurredAt: event.occurredAt.toISOString(),
    rebuilt: event.rebuilt,
    attemptList: attempts.map(toAttempt),
    redeliverable: refusal === null,
    redeliveryRefusal: refusal,
  };
}

const headers = z.record(z.string(), z.string()).catch({});

function toAttempt(attempt: DeliveryAttempt): DeliveryAttemptDto {
  const { id, number, url, durationMs, responseStatus, responseBody, errorCode, errorMessage } = attempt;
  return {
    id,
    number,
    trigger: triggerOf(attempt.trigger),
    url,
    startedAt: attempt.startedAt.toISOString(),
    durationMs,
    requestHeaders: headers.parse(attempt.requestHeaders),
    responseStatus,
    responseBody,
    errorCode,
    errorMessage,
    nextAttemptAt: attempt.nextAttemptAt?.toISOString() ?? null,
  };
}
