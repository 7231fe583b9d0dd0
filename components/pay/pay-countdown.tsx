"use client";

import { useSyncExternalStore } from "react";

function everySecond(notify: () => void) {
  const timer = setInterval(notify, 1000);
  return () => clearInterval(timer);
}

const thisSecond = () => Math.floor(Date.now() / 1000);

/** Time left, "8:42" or "23:59:10"; empty once it is up. */
export function PayCountdown({ until }: { until: string }) {
  const now = useSyncExternalStore(everySecond, thisSecond, thisSecond);
  const left = Math.max(0, Math.floor(new Date(until).getTime() / 1000) - now);
  const pad = (n: number) => n.toString().padStart(2, "0");
  const hours = Math.floor(left / 3600);
  const minutes = Math.floor((left % 3600) / 60);
  const text = hours > 0 ? `${hours}:${pad(minutes)}:${pad(left % 60)}` : `${minutes}:${pad(left % 60)}`;
  return (
    <span role="timer" suppressHydrationWarning className="font-strong tabular-nums">
      {left === 0 ? "" : text}
    </span>
  );
}
