import { describe, expect, it } from "vitest";
import { z } from "zod";
import { API_PERMISSIONS } from "../../../api-keys/status.ts";
import { accessOf } from "../../declared-access.ts";
import { apiDocument, operationId } from "./openapi.ts";
import { OPERATIONS } from "./operations.ts";

const ROUTES = import.meta.glob<Readonly<Record<string, unknown>>>("../../../../app/api/v1/**/route.ts");
const PUBLISHED = ["[[...path]]", "openapi.json"];
const document = apiDocument("https://paydeck.test");

function referencesIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(referencesIn);
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) =>
    key === "$ref" ? [z.string().parse(inner)] : referencesIn(inner),
  );
}

function at(path: string): unknown {
  return path
    .split("/")
    .slice(1)
    .reduce<unknown>((inner, name) => z.record(z.string(), z.unknown()).parse(inner)[name], document);
}

/** The shape of OpenAPI 3.1, as far as this document uses it; nothing else may stand in it. */
const schema = z.record(z.string(), z.unknown());
const ref = z.strictObject({ $ref: z.string().startsWith("#/components/") });
const content = z.record(z.string().regex(/^application\/(problem\+)?json$/), z.strictObject({ schema }));
const parameter = z.strictObject({
  name: z.string(),
  in: z.enum(["path", "query", "header"]),
  required: z.boolean(),
  description: z.string().optional(),
  schema,
});
const header = z.strictObject({ description: z.string(), schema });
const response = z.strictObject({
  description: z.string().min(1),
  headers: z.record(z.string(), ref).optional(),
  content,
});
const operation = z.strictObject({
  operationId: z.string(),
  tags: z.array(z.string()).length(1),
  summary: z.string().min(1),
  description: z.string(),
  parameters: z.array(z.union([ref, parameter])),
  requestBody: z.strictObject({ required: z.literal(true), content }).optional(),
  responses: z.record(z.string().regex(/^[2-5]\d\d$/), z.union([ref, response])),
});
const openApi = z.strictObject({
  openapi: z.literal("3.1.0"),
  info: z.strictObject({ title: z.string(), version: z.string(), description: z.string() }),
  servers: z.array(z.strictObject({ url: z.url() })).length(1),
  jsonSchemaDialect: z.url(),
  security: z.array(z.record(z.string(), z.array(z.string()))),
  tags: z.array(z.strictObject({ name: z.string() })),
  paths: z.record(z.string().startsWith("/"), z.strictObject({ get: operation, post: operation }).partial()),
  components: z.strictObject({
    schemas: z.record(z.string(), schema),
    securitySchemes: z.strictObject({
      key: z.strictObject({ type: z.literal("http"), scheme: z.literal("bearer"), description: z.string() }),
    }),
    parameters: z.record(z.string(), parameter),
    headers: z.record(z.string(), header),
    responses: z.record(z.string(), response),
  }),
});

describe("the document of the API", () => {
  it("is OpenAPI 3.1, strictly", () => {
    expect(openApi.safeParse(JSON.parse(JSON.stringify(document))).error?.issues ?? []).toEqual([]);
  });

  it("holds every address of app/api/v1 with every method, and no other", async () => {
    const found: string[] = [];
    for (const [file, load] of Object.entries(ROUTES)) {
      const place = file.replace(/^.*\/app\/api\/v1\/|\/route\.ts$/g, "");
      if (PUBLISHED.includes(place) || place.startsWith("webhooks/")) continue;
      for (const [method, door] of Object.entries(await load())) {
        const access = typeof door === "function" ? accessOf(door) : undefined;
        expect(access, `${method} ${place}`).toBeDefined();
        if (access?.needs === "key")
          found.push(`${method} /${place.replace(/\[(\w+)\]/g, "{$1}")} ${access.permission}`);
      }
    }
    const declared = OPERATIONS.map(({ method, path, permission }) => `${method} ${path} ${permission}`);
    expect(found.sort()).toEqual([...declared].sort());
    const said = Object.entries(document.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
    );
    expect(said.sort()).toEqual(OPERATIONS.map(({ method, path }) => `${method} ${path}`).sort());
  });

  it("refers to nothing that it does not hold, and holds nothing unused", () => {
    const references = new Set(referencesIn(document));
    for (const path of references) expect(at(path), path).toBeDefined();
    const { securitySchemes: _schemes, ...parts } = document.components;
    const held = Object.entries(parts).flatMap(([kind, named]) =>
      Object.keys(named).map((name) => `#/components/${kind}/${name}`),
    );
    expect(held.filter((path) => !references.has(path))).toEqual([]);
  });

  it("names each operation once, and asks for an Idempotency-Key wherever something is written", () => {
    const ids = OPERATIONS.map(operationId);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { path, method } of OPERATIONS) {
      const asked = JSON.stringify(document.paths[path]?.[method.toLowerCase()]);
      expect(asked.includes("#/components/parameters/Idempotency-Key"), path).toBe(method === "POST");
    }
  });

  it("needs exactly what a key can be given, and what hides personal data", () => {
    const needed = new Set<string>([...OPERATIONS.map(({ permission }) => permission), "customers.read"]);
    expect([...needed].sort()).toEqual([...API_PERMISSIONS].sort());
  });
});
