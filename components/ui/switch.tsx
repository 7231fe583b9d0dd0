"use client";

import { cn } from "./cn.ts";

export interface SwitchProps {
  checked: boolean;
  onCheckedChange?: (checked: boolean) => void;
  disabled?: boolean;
  name?: string;
  /** Violet is for test mode only. */
  tone?: "accent" | "test";
  "aria-label"?: string;
  "aria-labelledby"?: string;
  "aria-describedby"?: string;
  className?: string;
}

export function Switch({
  tone = "accent",
  className,
  checked,
  onCheckedChange,
  disabled = false,
  ...rest
}: SwitchProps) {
  return (
    <span className={cn("relative inline-flex h-4 w-7 shrink-0", disabled && "opacity-50", className)}>
      <input
        {...rest}
        type="checkbox"
        role="switch"
        checked={checked}
        aria-checked={checked}
        // The browser would take the focus away from one that is disabled while its change is under way.
        aria-disabled={disabled || undefined}
        tabIndex={disabled ? -1 : undefined}
        onClick={(event) => disabled && event.preventDefault()}
        onChange={({ target }) => {
          if (!disabled) onCheckedChange?.(target.checked);
        }}
        className={cn(
          "peer size-full appearance-none rounded-full bg-ink-4 transition-colors before:absolute before:-inset-1",
          tone === "test" ? "checked:bg-test" : "checked:bg-accent",
        )}
      />
      <span
        aria-hidden
        className="pointer-events-none absolute top-0.5 left-0.5 size-3 rounded-full bg-white transition-[translate] duration-[120ms] peer-checked:translate-x-3 dark:peer-checked:bg-on-accent"
      />
    </span>
  );
}
