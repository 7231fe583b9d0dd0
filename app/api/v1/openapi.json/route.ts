import { env } from "#lib/env.ts";
import { apiDocument } from "#lib/server/api/v1/openapi.ts";
import { publishJson } from "#lib/server/publish-json.ts";

export function GET(request: Request): Response {
  return publishJson(request, apiDocument(env().PAYDECK_URL));
}
