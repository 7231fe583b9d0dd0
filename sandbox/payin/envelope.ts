import { z } from "zod";
import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { json, ReplyError } from "#sandbox/server/http.ts";
import type { PayInState } from "./state.ts";

export function success(status: number, data: unknown, message?: string): Reply {
  return json(status, { success: true, data, ...(message && { message }) });
}

const names: Readonly<Record<number, readonly [error: string, code: string]>> = {
  400: ["ValidationError", "ORDER_VALIDATION_FAILED"],
  401: ["Unauthorized", "INVALID_API_KEY"],
  403: ["Forbidden", "INSUFFICIENT_PERMISSIONS"],
  404: ["NotFound", "RESOURCE_NOT_FOUND"],
  409: ["Conflict", "CONFLICT"],
  429: ["TooManyRequests", "RATE_LIMIT_EXCEEDED"],
  503: ["ServiceUnavailable", "SERVICE_UNAVAILABLE"],
};

/** The guide's `error` name and the server's `code` and `suggestions` in one body. */
export function errorReply(status: number, message: string, code?: string, extra: object = {}): Reply {
  const [error, usualCode] = names[status] ?? ["InternalServerError", "INTERNAL_ERROR"];
  const body = {
    success: false,
    error,
    code: code ?? usualCode,
    message,
    statusCode: status,
    suggestions: [],
    ...extra,
  };
  if (status === 429) return json(429, { ...body, retryAfter: 60 }, { "Retry-After": "60" });
  return json(status, body);
}

export function refuse(status: number, message: string, code?: string, extra?: object): never {
  throw new ReplyError(errorReply(status, message, code, extra));
}

const pageSchema = z.object({
  page: z.coerce.number().int().min(1).default(1),
  limit: z.coerce.number().int().min(1).max(100).default(20),
});

/** A page of rows: flat as the server answers, or nested under its name as the guide writes. */
export function listReply(
  state: PayInState,
  request: SandboxRequest,
  name: string,
  rows: readonly unknown[],
): Reply {
  const parsed = pageSchema.safeParse({
    page: request.query.get("page") ?? undefined,
    limit: request.query.get("limit") ?? undefined,
  });
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0] === "page" ? "PAGE" : "LIMIT";
    const family = name === "deposits" ? "DEPOSIT" : "ORDER";
    refuse(400, "page must be at least 1 and limit between 1 and 100", `${family}_FILTER_INVALID_${field}`);
  }
  const { page, limit } = parsed.data;
  const totalPages = Math.ceil(rows.length / limit);
  const pagination = { page, limit, total: rows.length, totalPages, hasMore: page < totalPages };
  const data = rows.slice((page - 1) * limit, page * limit);
  const nested = state.context.settings.of("payin").listShape === "nested";
  return nested ? success(200, { [name]: data, pagination }) : json(200, { success: true, data, pagination });
}
