import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface KeyValue {
  label: string;
  value: ReactNode;
  /** Something to copy or open, after the value; never cut off. */
  action?: ReactNode;
  mono?: boolean;
}

/** Names and values, one pair a line. Long values are cut with an ellipsis unless `wrap`. */
export function KeyValues({
  items,
  wrap = false,
  className,
}: {
  items: readonly KeyValue[];
  wrap?: boolean;
  className?: string;
}) {
  return (
    <dl className={cn("grid grid-cols-[minmax(84px,118px)_minmax(0,1fr)] gap-x-3 gap-y-[9px]", className)}>
      {items.map((item) => (
        <div key={item.label} className="contents">
          <dt className="text-ink-3">{item.label}</dt>
          <dd className="flex min-w-0 items-center gap-1">
            <span
              className={cn(
                "min-w-0 tabular-nums",
                wrap ? "break-words" : "truncate",
                item.mono && "font-mono text-meta tracking-[-0.01em]",
              )}
            >
              {item.value}
            </span>
            {item.action && <span className="-my-1 inline-flex">{item.action}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}
