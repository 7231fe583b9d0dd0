/** Waits between the tries of a creation. All carry the same key. */
const WAITS_SECONDS = [1, 3, 10, 30, 120, 600] as const;
/** So that what failed together is not sent together. */
const JITTER = 0.2;

/** Tries of one creation, the first one counted. */
export const MOST_SENDS = WAITS_SECONDS.length + 1;

/** When a creation is sent again that was sent `sent` times; null: no more. Never before the provider wants to be asked. */
export function nextSendAt(
  sent: number,
  now: Date,
  { retryAfterMs = 0, random = Math.random() } = {},
): Date | null {
  const seconds = WAITS_SECONDS[sent - 1];
  if (seconds === undefined) return null;
  return new Date(now.getTime() + Math.max(seconds * 1000, retryAfterMs) * (1 + JITTER * random));
}

/** The longest that `sent` tries may have taken, pauses that the provider asked for left out. */
export function sendingTookMs(sent: number): number {
  const waits = WAITS_SECONDS.slice(0, Math.max(sent - 1, 0));
  return waits.reduce((sum, seconds) => sum + seconds * 1000 * (1 + JITTER), 0);
}
