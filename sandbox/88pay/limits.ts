import type { Reply, SandboxRequest } from "#sandbox/server/http.ts";
import { ReplyError } from "#sandbox/server/http.ts";
import type { SandboxContext } from "#sandbox/server/provider.ts";
import type { RateLimiter, RateVerdict, RateWindow } from "#sandbox/server/rate-limit.ts";
import { rateHeaders } from "#sandbox/server/rate-limit.ts";
import type { Handler } from "#sandbox/server/router.ts";
import { errorReply } from "./envelope.ts";

const minute = 60_000;
const hour = 60 * minute;
const groups = {
  token: [
    { limit: 10, windowMs: minute },
    { limit: 100, windowMs: hour },
  ],
  transactions: [
    { limit: 60, windowMs: minute },
    { limit: 1000, windowMs: hour },
  ],
  balance: [
    { limit: 60, windowMs: minute },
    { limit: 1000, windowMs: hour },
  ],
} satisfies Record<string, RateWindow[]>;

/** Wraps a handler with its group's limits and the X-RateLimit headers, which even a refusal carries. */
export function limited(
  context: SandboxContext,
  limiter: RateLimiter,
  group: keyof typeof groups,
  handle: Handler,
): Handler {
  return async (request: SandboxRequest): Promise<Reply> => {
    const settings = context.settings.of("88pay");
    const enforced = settings.rateLimits && (group !== "token" || settings.tokenLimits);
    const verdict = enforced ? limiter.take(group, groups[group]) : unlimited(group, context.clock.now());
    const reply = verdict.allowed
      ? inForm(settings.answerForm, await orThrown(handle, request))
      : errorReply(429, "Rate limit exceeded. Try again later.");
    return { ...reply, headers: { ...reply.headers, ...rateHeaders(verdict) } };
  };
}

function unlimited(group: keyof typeof groups, nowMs: number): RateVerdict {
  const { limit, windowMs } = groups[group][0] ?? { limit: 1, windowMs: minute };
  return { allowed: true, limit, remaining: limit, resetAt: Math.ceil((nowMs + windowMs) / 1000) };
}

async function orThrown(handle: Handler, request: SandboxRequest): Promise<Reply> {
  try {
    return await handle(request);
  } catch (error) {
    if (error instanceof ReplyError) return error.reply;
    throw error;
  }
}

/** Without its envelope an answer is what stood under `data`, which comes last in it. */
function inForm(form: "wrapped" | "bare", reply: Reply): Reply {
  if (form === "wrapped" || reply.status !== 200 || typeof reply.body !== "string") return reply;
  const start = reply.body.indexOf('"data":');
  return start === -1 ? reply : { ...reply, body: reply.body.slice(start + '"data":'.length, -1) };
}
