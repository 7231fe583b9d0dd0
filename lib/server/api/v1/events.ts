import { z } from "zod";
import { listEvents } from "../../../deliveries/list-events.ts";
import { env } from "../../../env.ts";
import { schemaAddress } from "../../../event-catalogue/openapi.ts";
import { EVENT_FAMILIES } from "../../../event-catalogue/schema.ts";
import { CATALOGUE, EVENT_TYPES } from "../../../event-catalogue/status.ts";
import { MODES } from "../../../mode.ts";
import { defineRead } from "../define-api.ts";
import { pageOf, pageQuery, time, timeQuery } from "./shapes.ts";

const tag = "Events";
const permission = "endpoints.read";

/** The envelope alone: what `data` holds, the schema of its type says. */
const event = z
  .object({
    id: z.string().describe("msg_…, the same as the webhook-id header"),
    type: z.enum(EVENT_TYPES),
    api_version: z.string(),
    timestamp: time,
    mode: z.enum(MODES),
    merchant: z.string().describe("mer_…"),
    data: z.record(z.string(), z.unknown()).describe("As the schema of its type says: GET /event-types"),
  })
  .describe("Exactly what was sent to your endpoints");

export const eventPage = pageOf(event);

export const listAllEvents = defineRead({
  ...{ path: "/events", permission, tag },
  summary: "List events that were told to your endpoints",
  description:
    "Also those that an endpoint missed. Events are written while there is an endpoint in the key's mode.",
  query: z.strictObject({
    ...pageQuery,
    type: z.enum(EVENT_TYPES).optional(),
    from: timeQuery.describe("Happened then or later"),
    to: timeQuery.describe("Happened before"),
  }),
  output: eventPage,
  async run(scope, { query: { limit, from, to, type, after } }) {
    const { bodies, older } = await listEvents(scope, { type, after, since: from, until: to }, limit);
    return { data: bodies.map((body) => event.parse(JSON.parse(body))), next: older };
  },
});

const eventType = z.object({
  type: z.enum(EVENT_TYPES),
  family: z.enum(EVENT_FAMILIES),
  meaning: z.string(),
  schema: z.string().describe("Address of its JSON Schema, open to everybody"),
});

export const eventTypes = z.object({ data: z.array(eventType) });

export const listEventTypes = defineRead({
  ...{ path: "/event-types", permission, tag },
  summary: "List the kinds of events that there are",
  query: z.strictObject({}),
  output: eventTypes,
  async run() {
    const site = env().PAYDECK_URL;
    return {
      data: CATALOGUE.map(({ type, family, meaning }) => {
        return { type, family, meaning, schema: schemaAddress(site, type) };
      }),
    };
  },
});
