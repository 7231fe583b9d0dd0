/** Waits between tries: quick ones for a hiccup, long ones for a server that lists who is new as grey, or is down. */
const RETRY_SECONDS = [5, 20, 120, 900, 3600, 4 * 3600];

export const MOST_TRIES = RETRY_SECONDS.length + 1;

/** When a letter goes out again after so many tries; null: never. */
export function retryAt(tries: number, now: Date): Date | null {
  const seconds = RETRY_SECONDS[tries - 1];
  return seconds === undefined ? null : new Date(now.getTime() + seconds * 1000);
}
