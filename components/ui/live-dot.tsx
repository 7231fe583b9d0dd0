import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { type Tone, toneDot } from "./tone.ts";

/** A coloured dot with its words: "Live · lag p95 0.4 s". */
export function LiveDot({ tone, children }: { tone: Tone; children: ReactNode }) {
  return (
    <span className="inline-flex items-center gap-1.5 text-meta text-ink-3">
      <span aria-hidden className={cn("size-[7px] rounded-full", toneDot[tone])} />
      {children}
    </span>
  );
}
