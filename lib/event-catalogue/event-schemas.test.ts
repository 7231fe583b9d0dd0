import { describe, expect, it } from "vitest";
import { z } from "zod";
import { eventBody, eventJsonSchema, namedSchemas } from "./event-schemas.ts";
import { exampleOf } from "./examples.ts";
import { openApiDocument } from "./openapi.ts";
import { EVENT_TYPES } from "./status.ts";

const SITE = "https://paydeck.test";
const document = openApiDocument(SITE);

const reference = z.string().regex(/^#\/components\/(schemas|parameters|responses)\/[\w.-]+$/);

/** Every reference in a document. */
function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [reference.parse(inner)] : referencesIn(inner),
  );
}

function resolve(path: string): unknown {
  const [, , kind = "", name = ""] = path.split("/");
  const parts: Readonly<Record<string, Readonly<Record<string, unknown>>>> = document.components;
  return parts[kind]?.[name];
}

describe.each(EVENT_TYPES)("%s", (type) => {
  it("has an example with exactly the fields of its schema", () => {
    const example = exampleOf(type);
    expect(eventBody(type).parse(example)).toEqual(example);
  });

  it("publishes a schema that takes the example and refuses what lacks a field", () => {
    const schema = eventJsonSchema(type, `${SITE}/schema`);
    const published = z.fromJSONSchema(JSON.parse(JSON.stringify(schema)));
    const example = exampleOf(type);
    expect(published.safeParse(example).success).toBe(true);
    expect(published.safeParse({ ...example, data: {} }).success).toBe(false);
    expect(published.safeParse({ ...example, type: "another.event" }).success).toBe(false);
    expect(published.safeParse({ ...example, added_later: 1 }).success).toBe(true);
  });

  it("is a webhook of the OpenAPI document", () => {
    const { requestBody, operationId } = document.webhooks[type]?.post ?? {};
    expect(operationId).toBe(type);
    expect(requestBody?.content["application/json"].examples.usual.value).toEqual(exampleOf(type));
  });
});

describe("the OpenAPI document", () => {
  it("has the shape of OpenAPI 3.1 with webhooks and no paths", () => {
    expect(document.openapi).toMatch(/^3\.1\./);
    expect(Object.keys(document.webhooks)).toEqual(EVENT_TYPES);
    expect(document).not.toHaveProperty("paths");
  });

  it("refers to nothing that it does not hold, and holds nothing unused", () => {
    const references = new Set(referencesIn(document));
    for (const path of references) expect(resolve(path), path).toBeDefined();
    const held = Object.entries(document.components).flatMap(([kind, parts]) =>
      Object.keys(parts).map((name) => `#/components/${kind}/${name}`),
    );
    expect(held.filter((path) => !references.has(path))).toEqual([]);
  });

  it("says each shared part once", () => {
    const schemas = namedSchemas((name) => name);
    expect(JSON.stringify(schemas["deposit.succeeded"])).toContain('"$ref":"Transaction"');
    expect(JSON.stringify(document).length).toBeLessThan(150_000);
  });
});
