import { namedSchemas } from "./event-schemas.ts";
import { exampleOf } from "./examples.ts";
import { API_VERSION, EVENT_FAMILY } from "./schema.ts";
import { CATALOGUE, type CatalogueEntry } from "./status.ts";

/** The published contract of forwarding: OpenAPI 3.1, one webhook per event. `site` is the address of this Paydeck. */
export function openApiDocument(site: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Paydeck events",
      version: API_VERSION,
      description:
        "What Paydeck sends to your endpoints: signed as Standard Webhooks describes, at least once, with the same webhook-id at every try. Fields are only ever added; read those you know and ignore the others.",
    },
    externalDocs: { description: "Standard Webhooks", url: "https://www.standardwebhooks.com" },
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    tags: Object.values(EVENT_FAMILY).map((name) => ({ name })),
    webhooks: Object.fromEntries(CATALOGUE.map((entry) => [entry.type, { post: operationOf(entry, site) }])),
    components: {
      schemas: namedSchemas((name) => `#/components/schemas/${name}`),
      parameters: HEADERS,
      responses: RESPONSES,
    },
  };
}

function operationOf({ type, family, meaning }: CatalogueEntry, site: string) {
  return {
    operationId: type,
    tags: [EVENT_FAMILY[family]],
    summary: meaning,
    externalDocs: { description: "JSON Schema", url: schemaAddress(site, type) },
    parameters: Object.keys(HEADERS).map((name) => ({ $ref: `#/components/parameters/${name}` })),
    requestBody: {
      required: true,
      content: {
        "application/json": {
          schema: { $ref: `#/components/schemas/${type}` },
          examples: { usual: { summary: meaning, value: exampleOf(type) } },
        },
      },
    },
    responses: Object.fromEntries(
      Object.keys(RESPONSES).map((status) => [status, { $ref: `#/components/responses/${status}` }]),
    ),
  };
}

/** Where the schema of an event is published. */
export function schemaAddress(site: string, type: string): string {
  return `${site}/api/${API_VERSION}/webhooks/schemas/${type}`;
}

const header = (name: string, description: string, schema: object) => ({
  name,
  in: "header",
  required: true,
  description,
  schema,
});

const HEADERS = {
  "webhook-id": header("webhook-id", "The same at every try: do what it says once per id.", {
    type: "string",
  }),
  "webhook-timestamp": header(
    "webhook-timestamp",
    "Unix seconds of this try. Refuse what is more than five minutes off.",
    { type: "string", pattern: "^[0-9]+$" },
  ),
  "webhook-signature": header(
    "webhook-signature",
    'Base64 HMAC-SHA256 of "{webhook-id}.{webhook-timestamp}.{body}" with the endpoint\'s secret, as "v1,…"; two of them, parted by a space, during a rotation.',
    { type: "string" },
  ),
} as const;

const RESPONSES = {
  "2XX": { description: "Taken. Answer within 15 seconds, and do the work afterwards." },
  "410": { description: "Never again: Paydeck disables the endpoint." },
  "429": { description: "Later: Paydeck waits for Retry-After." },
  default: {
    description: "Anything else, redirects too, is a failure: ten tries over 75 hours, then it is given up.",
  },
} as const;
