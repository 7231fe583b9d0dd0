import type { Connection } from "./connection.ts";
import { percentOf } from "./health.ts";
import type { Activity } from "./read-repository.ts";
import type { ConnectionSigns } from "./schema.ts";
import type { StoredSigns } from "./sign-repository.ts";

const BREAKER_STATES = ["closed", "open", "half_open"] as const;

/** What calls have shown of a connection lately, for its health card. */
export function toSigns(
  { provider }: Connection,
  { sign, tokenUntil, healthCall }: StoredSigns,
  activity: Pick<Activity, "calls" | "answered"> | undefined,
  now: Date,
): ConnectionSigns {
  const hasCalls = activity !== undefined && activity.calls > 0;
  return {
    errorRate: hasCalls ? percentOf(activity.calls - activity.answered, activity.calls) : null,
    lastUsedAt: sign?.lastUsedAt?.toISOString() ?? null,
    breaker: BREAKER_STATES.find((known) => known === sign?.breaker) ?? "closed",
    breakerChangedAt: sign?.breakerChangedAt?.toISOString() ?? null,
    rate: rateOf(sign, now),
    clockSkewMs: sign?.clockSkewMs ?? null,
    tokenUntil: tokenUntil?.toISOString() ?? null,
    provider:
      provider.operations.checkHealth === undefined
        ? null
        : {
            works: healthCall && healthCall.status !== null && healthCall.status < 400,
            version: sign?.providerVersion ?? null,
            askedAt: healthCall?.at.toISOString() ?? null,
          },
  };
}

/** After the reset the whole limit is there again: a call since then would have said otherwise. */
function rateOf(sign: StoredSigns["sign"], now: Date): ConnectionSigns["rate"] {
  if (sign?.rateLimit == null || sign.rateRemaining === null) return null;
  const isOver = sign.rateResetAt !== null && sign.rateResetAt <= now;
  return { limit: sign.rateLimit, remaining: isOver ? sign.rateLimit : sign.rateRemaining };
}
