import { cn } from "./cn.ts";
import type { Tone } from "./tone.ts";
import { toneDot } from "./tone.ts";

export interface ProgressBarProps {
  /** What it measures, for a screen reader. */
  label: string;
  /** 0 to 100. */
  percent: number;
  tone?: Tone | "accent";
  className?: string;
}

export function ProgressBar({ label, percent, tone = "accent", className }: ProgressBarProps) {
  const width = Math.min(100, Math.max(0, percent));
  return (
    <div
      role="img"
      aria-label={`${label}: ${Math.round(width)} %`}
      className={cn("h-1.5 overflow-hidden rounded-full bg-chart-3", className)}
    >
      <div
        className={cn("h-full rounded-full", tone === "accent" ? "bg-chart-1" : toneDot[tone])}
        style={{ width: `${width}%` }}
      />
    </div>
  );
}
