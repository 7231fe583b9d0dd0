import { ChevronLeft, ChevronRight } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { buttonStyles } from "./button-styles.ts";

export interface PaginationFooterProps {
  /** Null when there is nothing newer (or older): the button stays, disabled, so nothing moves. */
  newerHref: string | null;
  olderHref: string | null;
  /** Left side: key hints or "50 of 1,204". */
  children?: ReactNode;
}

function Step({ href, children }: { href: string | null; children: ReactNode }) {
  const look = buttonStyles({ size: "sm" });
  if (href === null)
    return (
      <span aria-disabled="true" className={look}>
        {children}
      </span>
    );
  return (
    <Link href={href} className={look}>
      {children}
    </Link>
  );
}

export function PaginationFooter({ newerHref, olderHref, children }: PaginationFooterProps) {
  return (
    <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 gap-y-2 px-1 py-2.5 text-meta text-ink-3">
      <div className="tabular-nums">{children}</div>
      <nav aria-label="Pages" className="ml-auto flex gap-2">
        <Step href={newerHref}>
          <ChevronLeft aria-hidden />
          Newer
        </Step>
        <Step href={olderHref}>
          Older
          <ChevronRight aria-hidden />
        </Step>
      </nav>
    </div>
  );
}
