import { z } from "zod";
import { json, type Reply } from "#sandbox/server/http.ts";
import type { Layer } from "./switches.ts";

const errorBody = z.looseObject({
  error: z.string(),
  code: z.string(),
  message: z.string(),
  existingOrderId: z.string().optional(),
  retryAfter: z.number().optional(),
});
type ErrorBody = z.infer<typeof errorBody>;

/** Where the reference's code or status is another than the server's. */
const inReference: Readonly<Record<string, readonly [code: string, status?: number]>> = {
  ADDRESS_POOL_EXHAUSTED: ["NO_AVAILABLE_ADDRESSES", 503],
  ORDER_AMOUNT_FORMAT_INVALID: ["INVALID_AMOUNT"],
  INVALID_CHAIN_TOKEN_COMBINATION: ["INVALID_CURRENCY"],
  DEPOSIT_ADDRESS_NOT_FOUND: ["RESOURCE_NOT_FOUND"],
};

/** The server's source knows no duplicates and no key codes: the first fall to its 500. */
const inServer: Readonly<Record<string, readonly [code: string, status?: number]>> = {
  DUPLICATE_ORDER_REFERENCE: ["ORDER_CREATION_FAILED", 500],
  INVALID_API_KEY: ["ORGANIZATION_CONTEXT_REQUIRED"],
};

/** One refusal as one of PayIn's three documents writes it. */
export function errorInLayer(reply: Reply, body: unknown, layer: Layer): Reply {
  const read = errorBody.safeParse(body).data;
  if (layer === "all" || !read) return reply;
  const [code, status = reply.status] = (layer === "reference"
    ? inReference
    : layer === "server"
      ? inServer
      : inGuide)[read.code] ?? [read.code];
  const said = bodyOf(layer, { ...read, code }, status);
  return json(status, said, reply.headers);
}

/** The guide has no code: its name says it. An empty pool's HTTP status is not told; 503 is its "temporary". */
const inGuide: Readonly<Record<string, readonly [code: string, status?: number]>> = {
  ADDRESS_POOL_EXHAUSTED: ["InsufficientAddresses", 503],
};

function bodyOf(layer: Layer, { error, code, message, ...more }: ErrorBody, status: number): object {
  const { existingOrderId, retryAfter } = more;
  if (layer === "guide") return { success: false, error, message };
  if (layer === "server") return { success: false, error: message, code, message, suggestions: [] };
  return {
    error,
    message,
    code,
    statusCode: status,
    ...(existingOrderId && { existingOrderId }),
    ...(retryAfter && { retryAfter }),
  };
}
