"use client";

import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

export interface RadioCardOption {
  value: string;
  title: ReactNode;
  /** One line under the title; when disabled, the reason. */
  detail?: ReactNode;
  icon?: ReactNode;
  disabled?: boolean;
}

export interface RadioCardsProps {
  label: string;
  options: readonly RadioCardOption[];
  value?: string;
  defaultValue?: string;
  onValueChange?: (value: string) => void;
  name?: string;
  className?: string;
}

export function RadioCards({ label, options, onValueChange, className, ...rest }: RadioCardsProps) {
  const id = useId();
  return (
    <RadioGroup<string>
      {...rest}
      aria-label={label}
      onValueChange={(next) => onValueChange?.(next)}
      className={cn("grid gap-2", className)}
    >
      {options.map((option) => (
        <label
          key={option.value}
          htmlFor={`${id}-${option.value}`}
          className={cn(
            "flex min-h-[52px] items-center gap-3 rounded-2 border border-line bg-surface px-3 py-2.5 transition-colors",
            "has-data-checked:border-accent has-data-checked:shadow-[0_0_0_3px_var(--accent-soft)]",
            option.disabled
              ? "cursor-not-allowed bg-sunken text-ink-3"
              : "hover:border-line-strong hover:bg-hover",
          )}
        >
          {option.icon}
          <span id={`${id}-${option.value}-words`} className="min-w-0 flex-1">
            <span className="block font-medium">{option.title}</span>
            {option.detail && <span className="block text-meta text-ink-3">{option.detail}</span>}
          </span>
          <Radio.Root
            id={`${id}-${option.value}`}
            aria-labelledby={`${id}-${option.value}-words`}
            value={option.value}
            disabled={option.disabled ?? false}
            className="grid size-4 shrink-0 place-items-center rounded-full border border-ink-4 bg-surface data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50"
          >
            <Radio.Indicator className="size-1.5 rounded-full bg-on-accent" />
          </Radio.Root>
        </label>
      ))}
    </RadioGroup>
  );
}
