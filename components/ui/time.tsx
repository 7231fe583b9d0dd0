"use client";

import { useSyncExternalStore } from "react";
import { cn } from "./cn.ts";
import { useReader } from "./reader.tsx";
import { formatTime, type TimeMode } from "./time-format.ts";

const step = 15_000;
const currentStep = () => Math.floor(Date.now() / step) * step;

function onEveryStep(notify: () => void) {
  const timer = setInterval(notify, step);
  return () => clearInterval(timer);
}

const never = () => () => {};

export interface TimeProps {
  /** ISO 8601 with zone, or a Date. */
  at: string | Date;
  mode?: TimeMode;
  className?: string;
}

/** A moment in the reader's zone; the exact one is in the title. */
export function Time({ at, mode = "record", className }: TimeProps) {
  const reader = useReader();
  const tick = useSyncExternalStore(mode === "relative" ? onEveryStep : never, currentStep, currentStep);
  const moment = typeof at === "string" ? new Date(at) : at;
  const now = new Date(Math.max(tick, moment.getTime() <= Date.now() ? moment.getTime() : tick));
  return (
    <time
      dateTime={moment.toISOString()}
      title={`${formatTime(moment, "record", reader, now)} ${reader.zone}`}
      // The server's clock and zone may be a little behind the browser's.
      suppressHydrationWarning
      className={cn("whitespace-nowrap tabular-nums", className)}
    >
      {formatTime(moment, mode, reader, now)}
    </time>
  );
}
