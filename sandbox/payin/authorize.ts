import { sandboxAccounts } from "#sandbox/accounts.ts";
import { bearerOf, headerOf, ReplyError } from "#sandbox/server/http.ts";
import type { RateLimiter } from "#sandbox/server/rate-limit.ts";
import { rateHeaders } from "#sandbox/server/rate-limit.ts";
import type { Handler } from "#sandbox/server/router.ts";
import { errorReply, refuse } from "./envelope.ts";
import type { PayInState } from "./state.ts";

const windows = [
  { limit: 100, windowMs: 60_000 },
  { limit: 1000, windowMs: 3_600_000 },
  { limit: 10_000, windowMs: 86_400_000 },
];

/** Takes the key from either header. Limits are off by default, as the guide says they are today. */
export function keyed(state: PayInState, limiter: RateLimiter, handle: Handler): Handler {
  return async (request) => {
    const key = headerOf(request, "x-api-key") ?? bearerOf(request);
    if (key !== sandboxAccounts.payin.apiKey) refuse(401, "Invalid API key");
    if (!state.context.settings.of("payin").rateLimits) return handle(request);
    const verdict = limiter.take("key", windows);
    if (!verdict.allowed) {
      const reply = errorReply(429, "Rate limit exceeded");
      throw new ReplyError({ ...reply, headers: { ...reply.headers, ...rateHeaders(verdict) } });
    }
    const reply = await handle(request);
    return { ...reply, headers: { ...reply.headers, ...rateHeaders(verdict) } };
  };
}
