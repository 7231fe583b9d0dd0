"use client";

import { type Reader, useReader } from "../ui/reader.tsx";
import { formatTime, type TimeMode } from "../ui/time-format.ts";

/** How much of a moment to write beside a transaction: the clock on the day it began, the date too on others. */
export function useMoment(createdAt: string): {
  modeOf: (at: string) => TimeMode;
  clock: (at: string) => string;
} {
  const reader = useReader();
  const dayOf = (at: string) => write(at, "date", reader);
  return {
    modeOf: (at) => (dayOf(at) === dayOf(createdAt) ? "clock" : "list"),
    clock: (at) => write(at, "clock", reader),
  };
}

function write(at: string, mode: TimeMode, reader: Reader): string {
  const moment = new Date(at);
  return formatTime(moment, mode, reader, moment);
}
