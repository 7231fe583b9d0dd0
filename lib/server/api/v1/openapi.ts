import { z } from "zod";
import { API_VERSION } from "../../../event-catalogue/schema.ts";
import { CALLS_PER_KEY } from "../call-limit.ts";
import type { ApiOperation } from "../define-api.ts";
import { PROBLEMS, problemDto } from "../problem.ts";
import { eventPage, eventTypes } from "./events.ts";
import { invoiceDetail, invoicePage } from "./invoices.ts";
import { OPERATIONS } from "./operations.ts";
import { linkDetail, linkPage, waysToPay } from "./payment-links.ts";
import { refund } from "./refunds.ts";
import { money } from "./shapes.ts";
import { transactionDetail, transactionPage } from "./transactions.ts";

type JsonSchema = Readonly<Record<string, unknown>>;

/** What is answered, by its name in the document. */
const NAMED: Readonly<Record<string, z.ZodType>> = {
  Money: money,
  TransactionPage: transactionPage,
  Transaction: transactionDetail,
  Refund: refund,
  PaymentLinkPage: linkPage,
  PaymentLink: linkDetail,
  WaysToPay: waysToPay,
  InvoicePage: invoicePage,
  Invoice: invoiceDetail,
  EventPage: eventPage,
  EventTypes: eventTypes,
  Problem: problemDto,
};

/** The contract of the API, made from the same declarations that answer it. `site` is the address of this Paydeck. */
export function apiDocument(site: string) {
  return {
    openapi: "3.1.0",
    info: {
      title: "Paydeck API",
      version: API_VERSION,
      description: `What the dashboard does, for your own systems. A key is of one mode and may what it was given; ${CALLS_PER_KEY} requests a minute. Fields are only ever added to answers: read those you know and ignore the others. What would break a reader becomes v2.`,
    },
    servers: [{ url: `${site}/api/${API_VERSION}` }],
    jsonSchemaDialect: "https://json-schema.org/draft/2020-12/schema",
    security: [{ key: [] }],
    tags: [...new Set(OPERATIONS.map(({ tag }) => tag))].map((name) => ({ name })),
    paths: pathsOf(OPERATIONS),
    components: {
      schemas: answerSchemas(),
      securitySchemes: {
        key: {
          type: "http",
          scheme: "bearer",
          description: "A key from Settings, API keys: pd_test_… or pd_live_…",
        },
      },
      parameters: { "Idempotency-Key": IDEMPOTENCY_KEY },
      headers: HEADERS,
      responses: Object.fromEntries(
        [...CODES].map(([status, codes]) => [`Problem${status}`, problemResponse(codes)]),
      ),
    },
  };
}

function pathsOf(operations: readonly ApiOperation[]): Record<string, Record<string, JsonSchema>> {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const operation of operations) {
    paths[operation.path] ??= {};
    Object.assign(paths[operation.path] ?? {}, { [operation.method.toLowerCase()]: documented(operation) });
  }
  return paths;
}

function documented(operation: ApiOperation): JsonSchema {
  const { method, path, tag, summary, description, permission, body, output, status } = operation;
  const needs = `Needs ${permission}.`;
  return {
    operationId: operationId(operation),
    tags: [tag],
    summary,
    description: description === "" ? needs : `${description} ${needs}`,
    parameters: parametersOf(operation),
    ...(body !== null && { requestBody: { required: true, content: json(schemaOf(body)) } }),
    responses: {
      [status]: {
        description: summary,
        headers: Object.fromEntries(
          Object.keys(HEADERS).map((name) => [name, { $ref: `#/components/headers/${name}` }]),
        ),
        content: json({ $ref: `#/components/schemas/${nameOf(output)}` }),
      },
      ...refusalsOf(method === "POST", path.includes("{")),
    },
  };
}

/** "POST /invoices/{id}/send" is "postInvoicesIdSend": made, not thought up, so that two never get the same one. */
export function operationId({ method, path }: Pick<ApiOperation, "method" | "path">): string {
  const words = path.split(/[^a-z]+/).filter((word) => word !== "");
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function parametersOf({ path, query, method }: ApiOperation): JsonSchema[] {
  const parts = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => {
    return { name, in: "path", required: true, schema: { type: "string" } };
  });
  const properties = query === null ? {} : Object.entries(schemaOf(query).properties ?? {});
  const named = (Array.isArray(properties) ? properties : []).map(([name, schema]) => {
    return { name, in: "query", required: false, schema };
  });
  const header = method === "POST" ? [{ $ref: "#/components/parameters/Idempotency-Key" }] : [];
  return [...parts, ...named, ...header];
}

/** What can be refused at an address that there is, with a method that it takes: several codes of one status are one answer. */
const CODES: ReadonlyMap<number, readonly string[]> = Map.groupBy(
  Object.keys(PROBLEMS).filter((code) => code !== "method_not_allowed"),
  (code) => problemNamed(code).status,
);
const OF_WRITING = [409, 413, 415, 422, 502];

function refusalsOf(writes: boolean, hasId: boolean): JsonSchema {
  const met = [...CODES.keys()].filter((status) =>
    status === 404 ? hasId : writes || !OF_WRITING.includes(status),
  );
  return Object.fromEntries(
    met.map((status) => [status, { $ref: `#/components/responses/Problem${status}` }]),
  );
}

function problemResponse(codes: readonly string[]): JsonSchema {
  const content = { "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } } };
  return { description: codes.map((code) => `${code}: ${problemNamed(code).title}.`).join(" "), content };
}

function problemNamed(code: string): { readonly status: number; readonly title: string } {
  const named: Readonly<Record<string, { readonly status: number; readonly title: string }>> = PROBLEMS;
  const found = named[code];
  if (found === undefined) throw new TypeError(`no problem is called ${code}`);
  return found;
}

function nameOf(output: z.ZodType): string {
  const [name] = Object.entries(NAMED).find(([, schema]) => schema === output) ?? [];
  if (name === undefined) throw new Error("An answer of the API has no name in its document");
  return name;
}

function json(schema: JsonSchema) {
  return { "application/json": { schema } };
}

/** What may be sent: nothing that is not named. */
function schemaOf(schema: z.ZodType): JsonSchema {
  const { $schema: _schema, ...rest } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return rest;
}

/** What is answered; other fields are allowed, since some will be added. `io: "input"` says exactly that. */
function answerSchemas(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const { schemas } = z.toJSONSchema(registry, {
    uri: (id) => `#/components/schemas/${id}`,
    io: "input",
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

const IDEMPOTENCY_KEY = {
  name: "Idempotency-Key",
  in: "header",
  required: true,
  description:
    "A value of your own for one thing you do, a UUID for example. The same key with the same body is answered the same for 24 hours, refusals too, and done once; with another body it is refused. What fails with 5xx may be sent again with the same key.",
  schema: { type: "string", minLength: 1, maxLength: 255 },
} as const;

const header = (description: string) => ({ description, schema: { type: "string" } });
const HEADERS = {
  "RateLimit-Policy": header("What a key may do: q requests in w seconds"),
  RateLimit: header("What is left of it: r requests for the next t seconds"),
  "X-Request-Id": header("Yours, where you sent one of 8 to 100 characters; the audit log holds it"),
} as const;
