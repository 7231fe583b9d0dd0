import type { ReactNode } from "react";
import { cn } from "./cn.ts";

export interface CardProps {
  title?: ReactNode;
  /** Right end of the title line: a link, a count. */
  aside?: ReactNode;
  /** No padding around the content, for tables and lists with their own rules. */
  flush?: boolean;
  className?: string;
  children: ReactNode;
}

export function Card({ title, aside, flush = false, className, children }: CardProps) {
  return (
    <section className={cn("min-w-0 rounded-3 border border-line bg-surface", className)}>
      {title && (
        <div
          className={cn(
            "flex items-center justify-between gap-3 px-5 pt-4",
            flush ? "border-b border-line pb-3" : "pb-3",
          )}
        >
          <h2 className="text-section font-semibold tracking-[-0.005em]">{title}</h2>
          {aside && <div className="shrink-0 text-meta text-ink-3">{aside}</div>}
        </div>
      )}
      <div className={cn(!flush && (title ? "px-5 pb-5" : "p-5"))}>{children}</div>
    </section>
  );
}
