import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface StatProps {
  label: ReactNode;
  value: ReactNode;
  /** Quiet lines under the value: pending, as of. */
  detail?: ReactNode;
  /** `figure` for the large number of a page, `small` for four in a row. */
  size?: "figure" | "small";
  className?: string;
}

export function Stat({ label, value, detail, size = "figure", className }: StatProps) {
  const large = size === "figure";
  return (
    <div className={cn("min-w-0", className)}>
      <div className={large ? "font-medium text-ink-2" : "text-label text-ink-3"}>{label}</div>
      <div
        className={cn(
          "tabular-nums",
          large
            ? "mt-1.5 text-figure leading-[1.15] font-semibold tracking-[-0.025em]"
            : "mt-0.5 font-strong",
        )}
      >
        {value}
      </div>
      {detail && <div className="mt-1.5 text-meta text-ink-3">{detail}</div>}
    </div>
  );
}

/** Stats side by side in one card, parted by hairlines; two columns on a phone. */
export function StatRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div
      className={cn(
        "grid grid-cols-[repeat(auto-fit,minmax(min(100%,220px),1fr))] overflow-clip rounded-3 border border-line bg-surface [&>*]:-mr-px [&>*]:-mb-px [&>*]:border-r [&>*]:border-b [&>*]:px-5 [&>*]:py-4",
        className,
      )}
    >
      {children}
    </div>
  );
}
