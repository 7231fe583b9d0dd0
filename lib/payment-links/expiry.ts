import { TZDate } from "@date-fns/tz";
import { addDays, endOfDay } from "date-fns";

/** The last moment of the day that is `days` from now, where the merchant is. */
export function expiryAfter(days: number, now: Date, timeZone: string): Date {
  return new Date(endOfDay(addDays(new TZDate(now, timeZone), days)).getTime());
}
