import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { initialsOf } from "../ui/initials.ts";
import { Monogram } from "../ui/monogram.tsx";

export interface PayFrameProps {
  merchantName: string;
  /** Under the name: "Invoice INV-2026-0412". */
  line: string | null;
  children: ReactNode;
  className?: string;
}

/** The card that every state of the payer's page stands in. */
export function PayCard({ merchantName, line, children, className }: PayFrameProps) {
  return (
    <div className={cn("rounded-3 bg-surface p-6 shadow-2 max-[400px]:p-5", className)}>
      <div className="flex items-center gap-3">
        <Monogram letters={initialsOf(merchantName)} size="lg" />
        <div className="min-w-0">
          <p className="truncate font-semibold">{merchantName}</p>
          {line && <p className="truncate text-meta text-ink-3">{line}</p>}
        </div>
      </div>
      {children}
    </div>
  );
}
