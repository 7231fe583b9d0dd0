import type { Reply } from "#sandbox/server/http.ts";
import { json, ReplyError } from "#sandbox/server/http.ts";

const codes: Readonly<Record<number, string>> = {
  400: "VALIDATION_ERROR",
  401: "API_KEY_INVALID",
  403: "FORBIDDEN",
  404: "NOT_FOUND",
  409: "IDEMPOTENCY_CONFLICT",
};

/** Pepay has three error shapes: the usual one, the rate limit's own, and an older one for server errors. */
export function errorReply(status: number, message: string, code?: string): Reply {
  if (status === 429) {
    const body = { success: false, message, error_code: "RATE_LIMIT_EXCEEDED", retry_after: "1 minute" };
    return json(429, body, { "Retry-After": "60" });
  }
  if (status >= 500) return json(status, { error: message, code: code ?? "INTERNAL_SERVER_ERROR" });
  return json(status, { success: false, error: { code: code ?? codes[status] ?? "BAD_REQUEST", message } });
}

export function refuse(status: number, message: string, code?: string): never {
  throw new ReplyError(errorReply(status, message, code));
}
