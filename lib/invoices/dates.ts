import { TZDate } from "@date-fns/tz";
import { format } from "date-fns/format";

/** A calendar day as the database keeps it: midnight UTC of that day. */
export function storedDay(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

export function dayOf(stored: Date): string {
  return stored.toISOString().slice(0, 10);
}

/** Today where the merchant is: "2026-12-04". */
export function todayIn(timeZone: string, now: Date): string {
  return format(new TZDate(now, timeZone), "yyyy-MM-dd");
}

/** Whole days from one day to another; negative when it lies before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((storedDay(to).getTime() - storedDay(from).getTime()) / 86_400_000);
}
