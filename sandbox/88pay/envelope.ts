import type { Reply } from "#sandbox/server/http.ts";
import { json, ReplyError } from "#sandbox/server/http.ts";

export function success(message: string, data: unknown): Reply {
  return json(200, { status: "Success", code: 200, message, data });
}

export function errorReply(status: number, message: string): Reply {
  const body = { status: "Error", code: status, message };
  return status === 429
    ? json(429, { ...body, retry_after: 60 }, { "Retry-After": "60" })
    : json(status, body);
}

export function refuse(status: number, message: string): never {
  throw new ReplyError(errorReply(status, message));
}
