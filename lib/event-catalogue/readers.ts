import "server-only";
import { z } from "zod";
import { env } from "../env.ts";
import { defineReader } from "../server/define-reader.ts";
import { eventJsonSchema } from "./event-schemas.ts";
import { exampleOf } from "./examples.ts";
import { schemaAddress } from "./openapi.ts";
import { isEventType } from "./status.ts";

/** Where the catalogue is published, and one of its events with example and schema; null for a name that is none. */
export const catalogueReader = defineReader({
  permission: "endpoints.read",
  params: z.object({ event: z.string().max(60).optional().catch(undefined) }),
  async read(_scope, { event }) {
    const site = env().PAYDECK_URL;
    if (event === undefined || !isEventType(event)) return { site, chosen: null };
    const address = schemaAddress(site, event);
    const example = JSON.stringify(exampleOf(event));
    const schema = JSON.stringify(eventJsonSchema(event, address));
    return { site, chosen: { type: event, address, example, schema } };
  },
});
