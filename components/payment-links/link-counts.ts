import type { LinkRow } from "#lib/payment-links/schema.ts";

/** "1 of 1", "12 of 40", "7": how often it has been paid, out of how often it can be. */
export function paidWords({ paidCount, maxPayments }: Pick<LinkRow, "paidCount" | "maxPayments">): string {
  return maxPayments === null ? paidCount.toLocaleString("en") : `${paidCount} of ${maxPayments}`;
}

/** Of those who looked, the share who paid: "50 %"; a dash before anybody has looked. */
export function conversionWords({ viewCount, paidCount }: Pick<LinkRow, "viewCount" | "paidCount">): string {
  if (viewCount === 0) return "–";
  return `${Math.min(100, Math.round((paidCount / viewCount) * 100))} %`;
}

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** "38 s", "4 min", "2 h 5 min", "3 days"; a dash before anybody has paid. */
export function timeToPayWords({ medianSeconds }: Pick<LinkRow, "medianSeconds">): string {
  if (medianSeconds === null) return "–";
  if (medianSeconds < MINUTE) return `${Math.max(1, medianSeconds)} s`;
  if (medianSeconds < HOUR) return `${Math.round(medianSeconds / MINUTE)} min`;
  if (medianSeconds >= 2 * DAY) return `${Math.round(medianSeconds / DAY)} days`;
  const minutes = Math.round((medianSeconds % HOUR) / MINUTE);
  const hours = Math.floor(medianSeconds / HOUR) + (minutes === 60 ? 1 : 0);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes} min`;
}
