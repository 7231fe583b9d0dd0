import { tz } from "@date-fns/tz";
import { format } from "date-fns/format";
import { isSameDay } from "date-fns/isSameDay";

/** "08:12" today, else "18 Nov", on the merchant's clock. */
export function clockOf(at: Date, now: Date, zone: string): string {
  const here = { in: tz(zone) };
  return format(at, isSameDay(at, now, here) ? "HH:mm" : "d MMM", here);
}
