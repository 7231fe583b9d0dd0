"use client";

import { useReader } from "../ui/reader.tsx";

export interface PayDateProps {
  at: string;
  language: string;
  withTime?: boolean;
}

/** A moment in the payer's language and zone. */
export function PayDate({ at, language, withTime = false }: PayDateProps) {
  const { zone } = useReader();
  const moment = new Date(at);
  const time = withTime
    ? ({ hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const)
    : {};
  const format = new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    day: "numeric",
    month: withTime ? "short" : "long",
    year: "numeric",
    timeZone: zone,
    ...time,
  });
  return (
    <time dateTime={moment.toISOString()} suppressHydrationWarning className="tabular-nums">
      {format.format(moment)}
    </time>
  );
}
