"use client";

import { Select as Base } from "@base-ui/react/select";
import { Check, ChevronDown } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";

export interface SelectOption {
  value: string;
  label: string;
  icon?: ReactNode;
  hint?: string;
  disabled?: boolean;
}

export interface SelectProps {
  options: readonly SelectOption[];
  value?: string | null;
  defaultValue?: string | null;
  onValueChange?: (value: string) => void;
  name?: string;
  id?: string;
  placeholder?: string;
  disabled?: boolean;
  size?: "sm" | "md" | "lg";
  /** Needed when no Field gives it a label. */
  "aria-label"?: string;
  className?: string;
}

const heights = { sm: "h-8 text-body", md: "h-9 text-form", lg: "h-11 text-form" } as const;

export function Select({
  options,
  value,
  defaultValue,
  onValueChange,
  name,
  id,
  placeholder = "Choose",
  disabled = false,
  size = "md",
  className,
  "aria-label": ariaLabel,
}: SelectProps) {
  const wired = useFieldControl({ id });
  return (
    <Base.Root
      items={options}
      disabled={disabled}
      {...(value !== undefined && { value })}
      {...(defaultValue !== undefined && { defaultValue })}
      {...(name !== undefined && { name })}
      onValueChange={(next) => {
        if (next !== null) onValueChange?.(next);
      }}
    >
      <Base.Trigger
        {...wired}
        aria-label={ariaLabel}
        className={cn(
          "field-frame flex w-full min-w-0 items-center justify-between gap-2 rounded-1 border border-line-strong bg-surface px-[11px] text-left text-ink transition-colors hover:bg-hover data-disabled:bg-sunken data-disabled:text-ink-3",
          heights[size],
          className,
        )}
      >
        <Base.Value className="truncate data-placeholder:text-ink-3" placeholder={placeholder} />
        <Base.Icon className="text-ink-2">
          <ChevronDown aria-hidden />
        </Base.Icon>
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={4} alignItemWithTrigger={false}>
          <Base.Popup className="floating ring-none min-w-(--anchor-width) max-w-[min(360px,calc(100vw-24px))] p-1">
            <Base.List className="max-h-[min(320px,var(--available-height))] overflow-y-auto">
              {options.map((option) => (
                <Base.Item
                  key={option.value}
                  value={option.value}
                  disabled={option.disabled ?? false}
                  className="ring-none flex min-h-8 cursor-default items-center gap-2 rounded-[5px] px-2 py-1.5 select-none data-disabled:text-ink-4 data-highlighted:bg-hover"
                >
                  {option.icon}
                  <span className="min-w-0 flex-1">
                    <Base.ItemText>{option.label}</Base.ItemText>
                    {option.hint && <span className="block text-meta text-ink-3">{option.hint}</span>}
                  </span>
                  <Base.ItemIndicator className="text-accent">
                    <Check aria-hidden />
                  </Base.ItemIndicator>
                </Base.Item>
              ))}
            </Base.List>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
