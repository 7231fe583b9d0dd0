import "server-only";
import { z } from "zod";
import { env } from "../env.ts";
import { defineReader } from "../server/define-reader.ts";
import { eventJsonSchema } from "./event-schemas.ts";
import { exampleOf } from "./examples.ts";
import { schemaAddress } from "./openapi.ts";
import { isEventType } from "./status.ts";

/** One event of the catalogue with its example and its schema, as they are published; null for a name that is none. */
export const catalogueEventReader = defineReader({
  permission: "endpoints.read",
  params: z.object({ event: z.string().max(60).optional().catch(undefined) }),
  async read(_scope, { event }) {
    if (event === undefined || !isEventType(event)) return null;
    const address = schemaAddress(env().PAYDECK_URL, event);
    return {
      type: event,
      address,
      example: JSON.stringify(exampleOf(event)),
      schema: JSON.stringify(eventJsonSchema(event, address)),
    };
  },
});
