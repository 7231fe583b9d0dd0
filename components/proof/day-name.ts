/** "Fri, 20 Nov 2026" for a date of the calendar, yyyy-MM-dd, which lies in no zone. */
export function dayName(day: string, locale: string): string {
  const format = new Intl.DateTimeFormat(locale, {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  });
  return format.format(new Date(`${day}T12:00:00Z`));
}
