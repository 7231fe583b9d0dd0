/** Whose clock times are written on, and whose days ranges count: the reader's own, the merchant's, or UTC. */
export const CLOCKS = ["mine", "merchant", "utc"] as const;
export type Clocks = (typeof CLOCKS)[number];

/** What the reader chose. Without it, times are written on the reader's clock, and days are the merchant's. */
export const CLOCK_COOKIE = "paydeck-clock";

/** Where the browser leaves its time zone for the next request. */
export const ZONE_COOKIE = "paydeck-zone";

export function readClock(cookie: string | undefined): Clocks | null {
  return CLOCKS.find((known) => known === cookie) ?? null;
}

/** The IANA name as it is written today; null for anything that names no zone. */
export function readZone(text: string | undefined): string | null {
  if (!text) return null;
  try {
    const { timeZone } = new Intl.DateTimeFormat("en", {
      timeZone: decodeURIComponent(text),
    }).resolvedOptions();
    // An offset ("+02:00") is taken for a zone by newer engines; it has no summer, and no database knows it by that name.
    return /^[A-Z]/i.test(timeZone) ? timeZone : null;
  } catch {
    return null;
  }
}
