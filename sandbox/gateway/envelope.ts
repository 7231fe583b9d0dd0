import type { Reply } from "#sandbox/server/http.ts";
import { json, ReplyError } from "#sandbox/server/http.ts";

const codes: Readonly<Record<number, string>> = {
  400: "invalid_request",
  401: "unauthorized",
  402: "card_declined",
  403: "forbidden",
  404: "not_found",
  409: "idempotency_conflict",
  422: "unprocessable",
  429: "rate_limited",
};

/** No seed writes down an error body; this is the usual one. The status carries the documented meaning. */
export function errorReply(status: number, message: string, code?: string, extra: object = {}): Reply {
  const error = { code: code ?? codes[status] ?? "server_error", message, ...extra };
  return json(status, { error }, status === 429 ? { "Retry-After": "30" } : {});
}

export function refuse(status: number, message: string, code?: string): never {
  throw new ReplyError(errorReply(status, message, code));
}
