import type { PaymentMethod } from "../providers/payment-contract.ts";

const FLOOR_SECONDS = 20;
const CAP_SECONDS = 6 * 3600;
/** After this many times the method's own window, only a person asks again. */
const WINDOWS_UNTIL_SILENCE = 4;
const DEFAULT_TIMES = { expectedSeconds: 60, windowSeconds: 24 * 3600 };

type Times = Pick<PaymentMethod, "expectedSeconds" | "windowSeconds">;

/**
 * When to ask the provider next about an open transaction: first when the method usually is through, then at twice the
 * distance each time. A lost webhook is so found within 2 × the method's expected time (never under 20 s, at most every
 * 6 h). Null: it has been open for so long that asking on is pointless.
 */
export function nextSyncAt(times: Times | null, createdAt: Date, now: Date, syncCount: number): Date | null {
  const { expectedSeconds, windowSeconds } = times ?? DEFAULT_TIMES;
  const silenceAfter = Math.max(windowSeconds, 3600) * WINDOWS_UNTIL_SILENCE;
  if (now.getTime() - createdAt.getTime() > silenceAfter * 1000) return null;
  const first = Math.max(FLOOR_SECONDS, expectedSeconds);
  const wait = Math.min(CAP_SECONDS, first * 2 ** Math.max(0, Math.min(syncCount, 20) - 1));
  return new Date(now.getTime() + wait * 1000);
}
