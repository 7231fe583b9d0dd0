const FIRST_MS = 1000;
const LONGEST_MS = 30_000;
/** A stream that stood for this long was no failed try. */
const STEADY_MS = 60_000;

/**
 * The wait before try number `failures` + 1: 1 s, doubling to 30 s, spread by ± 20 % so that a provider that comes back
 * is not met by everybody at once.
 */
export function reconnectDelay(failures: number, random: () => number = Math.random): number {
  const doubled = Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.min(Math.max(failures - 1, 0), 10));
  return Math.round(doubled * (0.8 + random() * 0.4));
}

/** Failures in a row, after a stream that stood for `openMs` broke. */
export function failuresAfter(before: number, openMs: number): number {
  return openMs >= STEADY_MS ? 1 : before + 1;
}
