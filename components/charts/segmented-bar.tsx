import { cn } from "../ui/cn.ts";
import { type Tone, toneDot } from "../ui/tone.ts";

export interface Segment {
  label: string;
  value: number;
  tone: Tone | "accent" | "accent-soft";
}

const grounds = { ...toneDot, accent: "bg-chart-1", "accent-soft": "bg-chart-2" } as const;

/** Parts of a whole in one line. A part that exists is never thinner than 3 px. */
export function SegmentedBar({
  label,
  segments,
  className,
}: {
  label: string;
  segments: readonly Segment[];
  className?: string;
}) {
  const shown = segments.filter((segment) => segment.value > 0);
  const words = shown.map((segment) => `${segment.label} ${segment.value}`).join(", ");
  return (
    <div
      role="img"
      aria-label={`${label}: ${words || "nothing"}`}
      className={cn("flex h-2 gap-px overflow-hidden rounded-full bg-chart-3", className)}
    >
      {shown.map((segment) => (
        <span
          key={segment.label}
          className={cn("h-full min-w-[3px] basis-0", grounds[segment.tone])}
          style={{ flexGrow: segment.value }}
        />
      ))}
    </div>
  );
}
