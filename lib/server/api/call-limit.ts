import { RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import type { ApiKeyId } from "../../ids.ts";
import { ApiProblem } from "./problem.ts";

const SECONDS = 60;
/** Requests that one key may make in a minute; of each process. */
export const CALLS_PER_KEY = 300;
/** Requests without a valid key from one address in a minute. */
const STRANGERS_TRIES = 60;

const perKey = new RateLimiterMemory({ keyPrefix: "api-key", points: CALLS_PER_KEY, duration: SECONDS });
const perStranger = new RateLimiterMemory({
  keyPrefix: "api-stranger",
  points: STRANGERS_TRIES,
  duration: SECONDS,
});

/**
 * Counts a request of a key. The answer's headers are those of the newest draft of the IETF, which names its policy: the
 * older ones and the X- forms mean different things to different clients. Throws `rate_limited` with the same headers.
 */
export async function countCall(keyId: ApiKeyId): Promise<Readonly<Record<string, string>>> {
  const [isOver, { remainingPoints, msBeforeNext }] = await consume(perKey, keyId);
  const seconds = secondsOf(msBeforeNext);
  const headers = {
    "ratelimit-policy": `"key";q=${CALLS_PER_KEY};w=${SECONDS}`,
    ratelimit: `"key";r=${Math.max(0, remainingPoints)};t=${seconds}`,
  };
  if (!isOver) return headers;
  const detail = `A key may make ${CALLS_PER_KEY} requests a minute. Wait ${seconds} seconds.`;
  throw new ApiProblem("rate_limited", detail, { headers: { ...headers, "retry-after": String(seconds) } });
}

/** Counts a request without a valid key. */
export async function countStranger(address: string): Promise<void> {
  const [isOver, { msBeforeNext }] = await consume(perStranger, address);
  if (!isOver) return;
  const headers = { "retry-after": String(secondsOf(msBeforeNext)) };
  throw new ApiProblem("rate_limited", "Too many requests without a valid key.", { headers });
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<[boolean, RateLimiterRes]> {
  try {
    return [false, await limiter.consume(key)];
  } catch (thrown) {
    if (!(thrown instanceof RateLimiterRes)) throw thrown;
    return [true, thrown];
  }
}

function secondsOf(ms: number): number {
  return Math.max(1, Math.ceil(ms / 1000));
}
