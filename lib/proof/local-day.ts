import { addDays } from "../calendar-day.ts";
import { dayBounds } from "../transactions/day-bounds.ts";

const HOUR = 60 * 60 * 1000;

/** The whole UTC hours that begin on one local day: what the counters, kept by the hour, can say about that day. */
export interface DaySpan {
  readonly from: Date;
  readonly to: Date;
}

/** `day` is yyyy-MM-dd on the zone's calendar. In a zone of half hours the day begins with its first whole UTC hour. */
export function spanOfDay(day: string, zone: string): DaySpan {
  const { since, until } = dayBounds({ from: day, to: day }, zone);
  return { from: wholeHour(since), to: wholeHour(until) };
}

/** `count` days of the calendar, the newest first, ending with `last`. */
export function daysBack(last: string, count: number): string[] {
  return Array.from({ length: count }, (_, back) => addDays(last, -back));
}

function wholeHour(at: Date): Date {
  return new Date(Math.ceil(at.getTime() / HOUR) * HOUR);
}
