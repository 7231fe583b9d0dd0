import { tz } from "@date-fns/tz";
import { startOfDay } from "date-fns/startOfDay";
import { subDays } from "date-fns/subDays";
import { subHours } from "date-fns/subHours";
import type { TransactionFilters } from "./schema.ts";

const DAYS = { "7d": 7, "30d": 30, "90d": 90 } as const;

/** When a range begins: days are whole days of the zone's calendar, today included. Null: from the very first. */
export function rangeStart(range: TransactionFilters["range"], now: Date, zone: string): Date | null {
  if (range === "all") return null;
  if (range === "24h") return subHours(now, 24);
  const here = { in: tz(zone) };
  return new Date(startOfDay(subDays(now, DAYS[range] - 1, here), here).getTime());
}
