"use client";

import { Plus, X } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { Popover } from "./popover.tsx";

export interface FilterChipProps {
  label: string;
  /** The chosen value in words; empty means the filter is not set. */
  value?: string | undefined;
  icon?: ReactNode;
  /** Hide the label once a value is set: "Last 7 days" needs no "Date". */
  valueOnly?: boolean;
  onClear?: (() => void) | undefined;
  /** What opens under the chip. */
  children: ReactNode;
  /** Fetches what the children need before it opens. */
  load?: (() => Promise<unknown>) | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

export function FilterChip({
  label,
  value,
  icon,
  valueOnly,
  onClear,
  children,
  load,
  open,
  onOpenChange,
}: FilterChipProps) {
  const set = Boolean(value);
  return (
    <span
      className={cn(
        "inline-flex h-7 max-w-full items-center rounded-full border text-[12.5px] transition-colors",
        set
          ? "border-line-strong bg-surface text-ink"
          : "border-dashed border-line-strong text-ink-2 hover:bg-hover",
      )}
    >
      <Popover
        label={label}
        load={load}
        {...(open !== undefined && { open })}
        {...(onOpenChange && { onOpenChange })}
        trigger={
          <button
            type="button"
            className={cn(
              "inline-flex h-full min-w-0 items-center gap-1.5 rounded-full pl-[9px]",
              set && onClear ? "pr-1" : "pr-[11px]",
            )}
          >
            {icon ?? (set ? null : <Plus aria-hidden className="size-3.5" />)}
            <span className={cn(set && valueOnly && "sr-only")}>{label}</span>
            {set && <span className="truncate font-strong text-accent">{value}</span>}
          </button>
        }
      >
        {children}
      </Popover>
      {set && onClear && (
        <button
          type="button"
          aria-label={`Clear ${label.toLowerCase()}`}
          onClick={onClear}
          className="mr-px grid size-6 place-items-center rounded-full hover:bg-hover"
        >
          <X aria-hidden className="size-3.5" />
        </button>
      )}
    </span>
  );
}
