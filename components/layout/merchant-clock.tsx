"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { type ReactNode, useCallback } from "react";
import type { Clocks } from "#lib/time-zone.ts";
import { ClockProvider } from "../ui/reader.tsx";

interface MerchantClockProps {
  zone: string;
  clock: Clocks | null;
  children: ReactNode;
}

/** Lets the reader choose between their own clock, the merchant's and UTC; what counts days is then asked for anew. */
export function MerchantClock({ zone, clock, children }: MerchantClockProps) {
  const { refresh } = useRouter();
  const queries = useQueryClient();
  const askAgain = useCallback(() => {
    refresh();
    void queries.invalidateQueries();
  }, [refresh, queries]);
  return (
    <ClockProvider home={zone} clock={clock} onChoose={askAgain}>
      {children}
    </ClockProvider>
  );
}
