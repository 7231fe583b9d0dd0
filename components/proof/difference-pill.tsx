"use client";

import { CircleAlert, CircleCheck } from "lucide-react";
import { useReader } from "../ui/reader.tsx";
import { StatusPill } from "../ui/status-pill.tsx";

export function DifferencePill({ difference, words = false }: { difference: number; words?: boolean }) {
  const { locale } = useReader();
  const even = difference === 0;
  const text = new Intl.NumberFormat(locale).format(difference);
  return (
    <StatusPill tone={even ? "ok" : "bad"} icon={even ? CircleCheck : CircleAlert}>
      {words ? `Difference ${text}` : text}
    </StatusPill>
  );
}
