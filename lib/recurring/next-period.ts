import { addDays, type Day } from "../calendar-day.ts";
import type { Rhythm } from "./status.ts";

const MONTHS: Readonly<Record<Exclude<Rhythm, "week">, number>> = { month: 1, quarter: 3, year: 12 };

/**
 * The day after `on` in a rhythm. What was begun on the 31st falls on the last day of a shorter month, and on the 31st
 * again where there is one: `anchorDay` is the day that it was begun on.
 */
export function nextPeriod(on: Day, every: Rhythm, anchorDay: number): Day {
  if (every === "week") return addDays(on, 7);
  const [year = 1970, month = 1] = on.split("-").map(Number);
  const first = new Date(Date.UTC(year, month - 1 + MONTHS[every], 1));
  const last = new Date(Date.UTC(first.getUTCFullYear(), first.getUTCMonth() + 1, 0)).getUTCDate();
  return addDays(first.toISOString().slice(0, 10), Math.min(anchorDay, last) - 1);
}

/** The first day of the rhythm that is not before `from`. */
export function periodFrom(from: Day, on: Day, every: Rhythm, anchorDay: number): Day {
  let day = on;
  while (day < from) day = nextPeriod(day, every, anchorDay);
  return day;
}
