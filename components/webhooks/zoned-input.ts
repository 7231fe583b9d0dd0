import { TZDate, tz } from "@date-fns/tz";
import { format } from "date-fns/format";

/** A moment as a field for date and time shows it in a zone: "2026-11-19T09:41". */
export function toZonedInput(iso: string | undefined, zone: string): string {
  if (iso === undefined) return "";
  return format(new Date(iso), "yyyy-MM-dd'T'HH:mm", { in: tz(zone) });
}

/** The moment that the field means in the zone, ISO in UTC; null for anything that is not a moment. */
export function fromZonedInput(text: string, zone: string): string | null {
  const parts = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)/.exec(text)?.slice(1).map(Number);
  if (parts === undefined) return null;
  const [year = 0, month = 1, day = 1, hour = 0, minute = 0] = parts;
  const moment = new TZDate(year, month - 1, day, hour, minute, 0, zone);
  return Number.isNaN(moment.getTime()) ? null : new Date(moment.getTime()).toISOString();
}
