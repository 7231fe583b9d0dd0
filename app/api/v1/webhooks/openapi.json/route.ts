import { env } from "#lib/env.ts";
import { openApiDocument } from "#lib/event-catalogue/openapi.ts";
import { publishJson } from "#lib/server/publish-json.ts";

export function GET(request: Request): Response {
  return publishJson(request, openApiDocument(env().PAYDECK_URL));
}
