import { z } from "zod";
import { EVENT_DATA, EVENT_FAMILIES, type EventFamily, envelopeOf } from "./schema.ts";
import { EVENT_TYPES, type EventType, familyOf } from "./status.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** The whole body of an event of this type. */
export function eventBody(type: EventType) {
  return envelopeOf(type, EVENT_DATA[familyOf(type)]);
}

/**
 * JSON Schema 2020-12 of an event's whole body, standing alone. Fields are only ever added, so other fields are allowed.
 * `io: "input"` says exactly that.
 */
export function eventJsonSchema(type: EventType, id: string): JsonSchema {
  const { $schema, ...rest } = z.toJSONSchema(eventBody(type), { io: "input" });
  return { $schema, $id: id, title: type, ...rest };
}

/** What several families share is named once. */
const DATA_NAMES: Readonly<Partial<Record<EventFamily, string>>> = {
  transaction: "Transaction",
  refund: "Refund",
  payment_link: "PaidPaymentLink",
  invoice: "PaidInvoice",
  endpoint: "EndpointTest",
};

/** Every event's body under its type, and its parts under their names, referring to each other by `uri`. */
export function namedSchemas(uri: (name: string) => string): Readonly<Record<string, JsonSchema>> {
  const registry = z.registry<{ id: string }>();
  registry.add(EVENT_DATA.transaction.shape.amount, { id: "Money" });
  for (const family of EVENT_FAMILIES) {
    const name = DATA_NAMES[family];
    if (name !== undefined) registry.add(EVENT_DATA[family], { id: name });
  }
  for (const type of EVENT_TYPES) registry.add(eventBody(type), { id: type });
  const { schemas } = z.toJSONSchema(registry, { uri, io: "input" });
  return Object.fromEntries(Object.entries(schemas).map(([name, schema]) => [name, withoutIdentity(schema)]));
}

/** Inside a document the place is the identity. */
function withoutIdentity({ $schema: _schema, $id: _id, ...rest }: JsonSchema): JsonSchema {
  return rest;
}
