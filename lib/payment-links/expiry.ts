import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { differenceInCalendarDays } from "date-fns/differenceInCalendarDays";
import { endOfDay } from "date-fns/endOfDay";
import { format } from "date-fns/format";

/** The last moment of the day that is `days` from now, where the merchant is. */
export function expiryAfter(days: number, now: Date, timeZone: string): Date {
  return new Date(endOfDay(addDays(new TZDate(now, timeZone), days)).getTime());
}

/** The `days` after which something that lasts from `from` expires: what `expiryAfter` was given, at any hour. */
export function daysUntilExpiry(expiresAt: Date, from: Date, timeZone: string): number {
  return differenceInCalendarDays(new TZDate(expiresAt, timeZone), new TZDate(from, timeZone));
}

/** The day of a moment where the merchant is: "2026-12-04". */
export function lastDayOf(at: Date, timeZone: string): string {
  return format(new TZDate(at, timeZone), "yyyy-MM-dd");
}
