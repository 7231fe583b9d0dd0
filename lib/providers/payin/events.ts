import { z } from "zod";
import { camelKeys } from "../camel-keys.ts";
import { fieldDrift, unknownEventType } from "../drift.ts";
import type { DriftSign } from "../facts.ts";

/** Guide, webhooks page and server source together. */
export const EVENT_TYPES: readonly string[] = [
  ...["order.created", "order.completed", "order.expired"],
  ...["deposit.pending", "deposit.confirmed", "deposit.completed"],
  ...["deposit.address_bound", "deposit.address_unbound"],
  ...["transfer.detected", "transfer.confirmed", "test.event"],
];

/** What the inbox needs to know; the rest is read when the event is processed. */
export const envelopeSchema = z.object({ id: z.string().min(1), type: z.string().min(1) });

export const eventSchema = z.preprocess(
  camelKeys,
  z
    .looseObject({ id: z.string().min(1), type: z.string().min(1), data: z.unknown().optional() })
    .transform((event) => ({ id: event.id, type: event.type, data: event.data, drift: driftIn(event) })),
);

/** An unknown type, and fields of the envelope that are new or gone. What is inside is told by its own fact. */
function driftIn(event: { readonly type: string }): readonly DriftSign[] {
  return [
    ...(EVENT_TYPES.includes(event.type) ? [] : unknownEventType(event.type)),
    ...fieldDrift("event", event, { known: ["id", "type", "data"], promised: ["createdAt"] }),
  ];
}
