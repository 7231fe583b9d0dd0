import { tz } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { format } from "date-fns/format";
import { startOfDay } from "date-fns/startOfDay";
import { subDays } from "date-fns/subDays";

/** A range of whole days in the merchant's zone up to now, and the equally long one before it up to the same hour. */
export interface Periods {
  readonly days: readonly string[];
  readonly beforeDays: readonly string[];
  readonly from: Date;
  readonly now: Date;
  readonly beforeFrom: Date;
  /** `now` on the calendar as many days ago: today's unfinished day is compared with an equally unfinished one. */
  readonly beforeTo: Date;
}

const LENGTH = { "7d": 7, "30d": 30, "90d": 90 } as const;

export function periodsOf(range: keyof typeof LENGTH, now: Date, zone: string): Periods {
  const here = { in: tz(zone) };
  const length = LENGTH[range];
  const startOf = (daysAgo: number): Date => plain(startOfDay(subDays(now, daysAgo, here), here));
  // Counted on the calendar, not in hours: a day may have 23 or 25 of them.
  const namesFrom = (start: Date): string[] =>
    Array.from({ length }, (_, day) => format(addDays(start, day, here), "yyyy-MM-dd", here));
  const from = startOf(length - 1);
  const beforeFrom = startOf(2 * length - 1);
  return {
    days: namesFrom(from),
    beforeDays: namesFrom(beforeFrom),
    from,
    now,
    beforeFrom,
    beforeTo: plain(subDays(now, length, here)),
  };
}

function plain(date: Date): Date {
  return new Date(date.getTime());
}
