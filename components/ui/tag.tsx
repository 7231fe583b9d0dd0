import type { ReactNode } from "react";
import { cn } from "./cn.ts";

/** A quiet word in a box: a source, a capability. */
export function Tag({ children, className }: { children: ReactNode; className?: string }) {
  return (
    <span
      className={cn(
        "inline-flex items-center whitespace-nowrap rounded-[5px] border border-line bg-sunken px-[5px] text-label leading-[18px] font-strong text-ink-2",
        className,
      )}
    >
      {children}
    </span>
  );
}
