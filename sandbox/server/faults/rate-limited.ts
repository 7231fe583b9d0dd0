import type { Reply } from "#sandbox/server/http.ts";
import type { ProviderModule } from "#sandbox/server/provider.ts";
import { rateHeaders } from "#sandbox/server/rate-limit.ts";

/** The provider's own 429, with another wait: in the header, and in the body where it stands there as a number. */
export function rateLimitedReply(provider: ProviderModule, retryAfterSeconds: number, nowMs: number): Reply {
  const reply = provider.errorReply(429, "Too many requests");
  const body = reply.body.toString().replace(/("retry_?after":)\d+/i, `$1${retryAfterSeconds}`);
  const limit = provider.callsPerMinute;
  const resetAt = Math.ceil(nowMs / 1000) + retryAfterSeconds;
  const counted = limit ? rateHeaders({ allowed: false, limit, remaining: 0, resetAt }) : {};
  const headers = { ...reply.headers, ...counted, "Retry-After": String(retryAfterSeconds) };
  return { ...reply, headers, body };
}
