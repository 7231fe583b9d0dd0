import type { Reader } from "./reader.tsx";

/** "relative" turns absolute after an hour; "record" carries seconds and the year; "list" drops this year, and the seconds of others. */
export type TimeMode = "relative" | "record" | "list" | "clock" | "date";

const minute = 60_000;
const hour = 60 * minute;

/** A moment in the reader's words and zone. `now` decides what is recent and which year goes unsaid. */
export function formatTime(at: Date, mode: TimeMode, reader: Reader, now: Date): string {
  if (mode === "relative") {
    const age = now.getTime() - at.getTime();
    if (age >= -minute && age < hour) return formatAge(age, reader.locale);
    return formatTime(at, "list", reader, now);
  }
  if (mode === "clock") return clock(at, reader);
  const day = write(at, reader, { day: "numeric", month: "short" });
  const year = write(at, reader, { year: "numeric" });
  const withYear = mode !== "list" || year !== write(now, reader, { year: "numeric" });
  const date = withYear ? write(at, reader, { day: "numeric", month: "short", year: "numeric" }) : day;
  if (mode === "date") return date;
  return `${date} ${mode === "list" && withYear ? minutes(at, reader) : clock(at, reader)}`;
}

function formatAge(age: number, locale: string): string {
  const minutes = Math.floor(age / minute);
  const words = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" });
  return minutes < 1 ? words.format(0, "second") : words.format(-minutes, "minute");
}

function minutes(at: Date, reader: Reader): string {
  return write(at, reader, { hour: "2-digit", minute: "2-digit", hourCycle: "h23" });
}

function clock(at: Date, reader: Reader): string {
  return write(at, reader, { hour: "2-digit", minute: "2-digit", second: "2-digit", hourCycle: "h23" });
}

function write(at: Date, reader: Reader, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat(reader.locale, { ...options, timeZone: reader.zone }).format(at);
}
