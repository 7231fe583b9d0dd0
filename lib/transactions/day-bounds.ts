import { TZDate, tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import { startOfDay } from "date-fns/startOfDay";
import { addDays, type Day, type Days } from "../calendar-day.ts";

export interface Bounds {
  readonly since: Date | null;
  /** Exclusive. */
  readonly until: Date | null;
}

/** The moments between which these days lie on the zone's calendar, whatever its clocks do on them. */
export function dayBounds(days: { from: Day; to: Day }, zone: string): { since: Date; until: Date };
export function dayBounds(days: Days, zone: string): Bounds;
export function dayBounds({ from, to }: Days, zone: string): Bounds {
  return {
    since: from === null ? null : startOf(from, zone),
    until: to === null ? null : startOf(addDays(to, 1), zone),
  };
}

/** Which day it is in the zone. */
export function dayIn(at: Date, zone: string): Day {
  return format(at, "yyyy-MM-dd", { in: tz(zone) });
}

/** From its noon back: in some zones the clocks go forward at midnight, and that day begins at one. */
function startOf(day: Day, zone: string): Date {
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const noon = new TZDate(year, month - 1, date, 12, zone);
  return new Date(startOfDay(noon, { in: tz(zone) }).getTime());
}
