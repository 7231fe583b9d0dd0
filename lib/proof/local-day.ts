import { tz } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import { startOfDay } from "date-fns/startOfDay";

const HOUR = 60 * 60 * 1000;

/** The whole UTC hours that begin on one local day: what the counters, kept by the hour, can say about that day. */
export interface DaySpan {
  readonly from: Date;
  readonly to: Date;
}

/** `day` is yyyy-MM-dd on the zone's calendar. In a zone of half hours the day begins with its first whole UTC hour. */
export function spanOfDay(day: string, zone: string): DaySpan {
  const here = { in: tz(zone) };
  const noon = new Date(`${day}T12:00:00Z`);
  const [year = 0, month = 1, date = 1] = day.split("-").map(Number);
  const start = startOfDay(tz(zone)(noon).setFullYear(year, month - 1, date), here);
  return { from: wholeHour(start), to: wholeHour(startOfDay(addDays(start, 1, here), here)) };
}

/** The zone's date at a moment. */
export function dayAt(at: Date, zone: string): string {
  return format(at, "yyyy-MM-dd", { in: tz(zone) });
}

/** `count` days of the calendar, the newest first, ending with `last`. */
export function daysBack(last: string, count: number): string[] {
  const end = new Date(`${last}T12:00:00Z`);
  return Array.from({ length: count }, (_, back) =>
    new Date(end.getTime() - back * 24 * HOUR).toISOString().slice(0, 10),
  );
}

function wholeHour(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / HOUR) * HOUR);
}
