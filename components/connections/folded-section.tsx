"use client";

import { ChevronRight } from "lucide-react";
import { type ReactNode, useState } from "react";

interface FoldedSectionProps {
  title: string;
  /** How many of its fields hold something. */
  set: number;
  /** Something in it has to be seen; else it opens when it is clicked. */
  open: boolean;
  children: ReactNode;
}

/** A part of a form that most people never need. */
export function FoldedSection({ title, set, open, children }: FoldedSectionProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details
      open={open || isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
      className="group rounded-2 border border-line"
    >
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-2 px-3 py-2.5 font-medium hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight aria-hidden className="text-ink-3 transition-transform group-open:rotate-90" />
        <span className="min-w-0 flex-1">{title}</span>
        <span className="text-meta font-book text-ink-3">{set === 0 ? "As usual" : `${set} set`}</span>
      </summary>
      <div className="px-3 pt-1.5 pb-3.5">{children}</div>
    </details>
  );
}
