import { tz } from "@date-fns/tz";
import { format, isSameDay } from "date-fns";

/** "08:12" today, else "18 Nov", on the merchant's clock. */
export function clockOf(at: Date, now: Date, zone: string): string {
  const here = { in: tz(zone) };
  return format(at, isSameDay(at, now, here) ? "HH:mm" : "d MMM", here);
}
