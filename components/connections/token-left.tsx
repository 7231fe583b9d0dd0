"use client";

import { useEffect, useState } from "react";

/** How long a short-lived token is still used, counted down. */
export function TokenLeft({ until }: { until: string }) {
  const [left, setLeft] = useState<number | null>(null);
  useEffect(() => {
    const count = () => setLeft(Math.max(0, Math.ceil((Date.parse(until) - Date.now()) / 1000)));
    count();
    const timer = setInterval(count, 1000);
    return () => clearInterval(timer);
  }, [until]);
  if (left === null) return <span>Held</span>;
  return <span>{left === 0 ? "None held: the next call fetches one" : `${left} s left`}</span>;
}
