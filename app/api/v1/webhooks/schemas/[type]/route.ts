import { env } from "#lib/env.ts";
import { eventJsonSchema } from "#lib/event-catalogue/event-schemas.ts";
import { schemaAddress } from "#lib/event-catalogue/openapi.ts";
import { isEventType } from "#lib/event-catalogue/status.ts";
import { publishJson } from "#lib/server/publish-json.ts";

interface SchemaContext {
  readonly params: Promise<{ type: string }>;
}

export async function GET(request: Request, { params }: SchemaContext): Promise<Response> {
  const { type } = await params;
  if (!isEventType(type))
    return Response.json(
      { error: { code: "not_found", message: "The catalogue has no such event." } },
      { status: 404 },
    );
  const schema = eventJsonSchema(type, schemaAddress(env().PAYDECK_URL, type));
  return publishJson(request, schema, "application/schema+json");
}
