"use client";

import { useReader } from "../ui/reader.tsx";

/** A day of the calendar, "2026-12-04", which is the same one wherever its reader is. */
export function Day({ value }: { value: string }) {
  const { locale } = useReader();
  const words = new Intl.DateTimeFormat(locale, {
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone: "UTC",
  }).format(new Date(`${value}T00:00:00Z`));
  return (
    <time dateTime={value} className="whitespace-nowrap tabular-nums">
      {words}
    </time>
  );
}
