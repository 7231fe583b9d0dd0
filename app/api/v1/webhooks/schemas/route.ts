import { env } from "#lib/env.ts";
import { schemaAddress } from "#lib/event-catalogue/openapi.ts";
import { API_VERSION } from "#lib/event-catalogue/schema.ts";
import { CATALOGUE } from "#lib/event-catalogue/status.ts";
import { publishJson } from "#lib/server/publish-json.ts";

/** Every event with its meaning and where its schema is. */
export function GET(request: Request): Response {
  const site = env().PAYDECK_URL;
  const events = CATALOGUE.map(({ type, meaning }) => ({ type, meaning, schema: schemaAddress(site, type) }));
  return publishJson(request, { version: API_VERSION, events });
}
