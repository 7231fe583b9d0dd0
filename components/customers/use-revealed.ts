"use client";

import { useEffect, useState } from "react";
import type { Revealed } from "#lib/customer-desk/schema.ts";

const SHOWN_MS = 5 * 60_000;

/** Personal data while it is in sight: kept nowhere but in this view, and gone from it after five minutes. */
export function useRevealed() {
  const [revealed, show] = useState<Revealed | null>(null);
  useEffect(() => {
    if (revealed === null) return;
    const timer = setTimeout(() => show(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [revealed]);
  return { revealed, show, hide: () => show(null) };
}
