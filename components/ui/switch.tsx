"use client";

import { Switch as Base } from "@base-ui/react/switch";
import { cn } from "./cn.ts";

export interface SwitchProps {
  checked?: boolean;
  defaultChecked?: boolean;
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

export function Switch({ tone = "accent", className, onCheckedChange, ...rest }: SwitchProps) {
  return (
    <Base.Root
      {...rest}
      {...(onCheckedChange && { onCheckedChange: (next: boolean) => onCheckedChange(next) })}
      className={cn(
        "relative inline-flex h-4 w-7 shrink-0 items-center rounded-full bg-ink-4 p-0.5 transition-colors before:absolute before:-inset-1 data-disabled:opacity-50",
        tone === "test" ? "data-checked:bg-test" : "data-checked:bg-accent",
        className,
      )}
    >
      <Base.Thumb className="size-3 rounded-full bg-white transition-[translate] duration-[120ms] data-checked:translate-x-3 dark:data-checked:bg-on-accent" />
    </Base.Root>
  );
}
