import type { DeliveryFilters } from "./schema.ts";

const HOUR_MS = 60 * 60 * 1000;
const HOURS = { "1h": 1, "24h": 24, "7d": 7 * 24, "30d": 30 * 24 } as const;

/** When a range of the log begins; null: with the first delivery. */
export function rangeStart(range: DeliveryFilters["range"], now: Date): Date | null {
  return range === "all" ? null : new Date(now.getTime() - HOURS[range] * HOUR_MS);
}
