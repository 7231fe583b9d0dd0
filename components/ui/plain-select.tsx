"use client";

import { ChevronDown } from "lucide-react";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";

export interface PlainSelectProps extends Omit<ComponentProps<"select">, "size"> {
  options: readonly { readonly value: string; readonly label: string }[];
  /** Stands there until something is chosen, and cannot be chosen itself. */
  placeholder?: string;
}

/** The browser's own choice: for forms that must work before any script has come, and for lists of hundreds. */
export function PlainSelect({
  options,
  placeholder = "Choose",
  defaultValue = "",
  className,
  ...rest
}: PlainSelectProps) {
  const wired = useFieldControl(rest);
  return (
    <div className={cn("relative", className)}>
      <select
        {...rest}
        {...wired}
        defaultValue={defaultValue}
        className="field-frame h-11 w-full min-w-0 appearance-none truncate rounded-1 border border-line-strong bg-surface pr-9 pl-[11px] text-form text-ink transition-colors hover:bg-hover has-[option[value='']:checked]:text-ink-3"
      >
        <option value="" hidden>
          {placeholder}
        </option>
        {options.map(({ value, label }) => (
          <option key={value} value={value}>
            {label}
          </option>
        ))}
      </select>
      <ChevronDown
        aria-hidden
        className="-translate-y-1/2 pointer-events-none absolute top-1/2 right-[11px] text-ink-2"
      />
    </div>
  );
}
