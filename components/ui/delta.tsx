import { ArrowDown, ArrowUp, Minus } from "lucide-react";
import { cn } from "./cn.ts";

export interface DeltaProps {
  direction: "up" | "down" | "flat";
  /** Already written: "12.4 %". */
  children: string;
  /** Whether this direction is good news; without it the colour stays quiet. */
  good?: boolean | undefined;
}

const words = { up: "up", down: "down", flat: "unchanged" } as const;
const icons = { up: ArrowUp, down: ArrowDown, flat: Minus } as const;

export function Delta({ direction, children, good }: DeltaProps) {
  const Icon = icons[direction];
  const tone = good === undefined || direction === "flat" ? "text-ink-3" : good ? "text-ok" : "text-bad";
  return (
    <span className={cn("inline-flex items-center gap-0.5 text-meta font-strong tabular-nums", tone)}>
      <Icon aria-hidden className="size-3 stroke-[2.2]" />
      <span className="sr-only">{words[direction]} </span>
      {children}
    </span>
  );
}
