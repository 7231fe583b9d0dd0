import { Children, type ReactNode } from "react";
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

/** Stats side by side in one card, parted by hairlines; two to a row where there is little room. No row leaves a hole. */
export function StatRow({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <div className={cn("@container overflow-clip rounded-3 border border-line bg-surface", className)}>
      <div
        className={cn(
          "flex flex-wrap [&>*]:-mr-px [&>*]:-mb-px [&>*]:grow [&>*]:border-r [&>*]:border-b [&>*]:border-line [&>*]:py-4",
          "[&>*]:basis-1/2 [&>*]:px-4 @md:[&>*]:px-5",
          wideBasis(Children.count(children)),
        )}
      >
        {children}
      </div>
    </div>
  );
}

/** Up to four in one row, more in rows as even as they can be: five and six by three, seven and eight by four. */
function wideBasis(count: number): string {
  if (count <= 2) return "";
  const byThree = count === 3 || count === 5 || count === 6 || count === 9;
  return byThree ? "@2xl:[&>*]:basis-1/3" : "@3xl:[&>*]:basis-1/4";
}
