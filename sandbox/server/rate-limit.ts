import type { Clock } from "./clock.ts";

export interface RateWindow {
  limit: number;
  windowMs: number;
}

export interface RateVerdict {
  allowed: boolean;
  limit: number;
  remaining: number;
  /** Unix seconds at which the tightest window starts anew. */
  resetAt: number;
}

export interface RateLimiter {
  take(key: string, windows: readonly RateWindow[]): RateVerdict;
  clear(): void;
}

/** Fixed windows, counted from the first call in each. Refused calls are not counted. */
export function createRateLimiter(clock: Clock): RateLimiter {
  const counters = new Map<string, { startedAt: number; used: number }>();

  function counterOf(key: string, window: RateWindow) {
    const name = `${key}/${window.windowMs}`;
    const now = clock.now();
    const known = counters.get(name);
    if (known && now - known.startedAt < window.windowMs) return known;
    const fresh = { startedAt: now, used: 0 };
    counters.set(name, fresh);
    return fresh;
  }

  return {
    take(key, windows) {
      const states = windows.map((window) => ({ window, counter: counterOf(key, window) }));
      const allowed = states.every(({ window, counter }) => counter.used < window.limit);
      if (allowed) for (const { counter } of states) counter.used += 1;
      const tightest = states.reduce((least, state) => (leftIn(state) < leftIn(least) ? state : least));
      const endsAt = tightest.counter.startedAt + tightest.window.windowMs;
      return {
        allowed,
        limit: tightest.window.limit,
        remaining: leftIn(tightest),
        resetAt: Math.ceil(endsAt / 1000),
      };
    },
    clear: () => counters.clear(),
  };
}

function leftIn(state: { window: RateWindow; counter: { used: number } }): number {
  return Math.max(0, state.window.limit - state.counter.used);
}

export function rateHeaders(verdict: RateVerdict): Record<string, string> {
  return {
    "X-RateLimit-Limit": String(verdict.limit),
    "X-RateLimit-Remaining": String(verdict.remaining),
    "X-RateLimit-Reset": String(verdict.resetAt),
  };
}
