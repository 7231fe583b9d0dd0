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
