"use client";

import { Checkbox as Base } from "@base-ui/react/checkbox";
import { Check, Minus } from "lucide-react";
import { type ReactNode, useId } from "react";
import { cn } from "./cn.ts";

export interface CheckboxProps {
  checked?: boolean;
  defaultChecked?: boolean;
  indeterminate?: boolean;
  /** `shift`: the key was held. */
  onCheckedChange?: (checked: boolean, shift: boolean) => void;
  disabled?: boolean;
  name?: string;
  /** Words beside the box. Without them give aria-label. */
  children?: ReactNode;
  "aria-label"?: string;
  className?: string;
}

export function Checkbox({
  children,
  className,
  onCheckedChange,
  indeterminate = false,
  ...rest
}: CheckboxProps) {
  const id = useId();
  const words = `${id}-words`;
  const box = (
    <Base.Root
      {...rest}
      id={id}
      {...(children && { "aria-labelledby": words })}
      indeterminate={indeterminate}
      {...(onCheckedChange && {
        onCheckedChange: (next: boolean, details: Base.Root.ChangeEventDetails) =>
          onCheckedChange(next, "shiftKey" in details.event && details.event.shiftKey === true),
      })}
      className="grid size-4 shrink-0 place-items-center rounded-[4px] border border-ink-4 bg-surface text-on-accent transition-colors before:absolute before:-inset-1 relative data-checked:border-accent data-checked:bg-accent data-disabled:opacity-50 data-indeterminate:border-accent data-indeterminate:bg-accent"
    >
      <Base.Indicator className="grid place-items-center">
        {indeterminate ? (
          <Minus aria-hidden className="size-3 stroke-3" />
        ) : (
          <Check aria-hidden className="size-3 stroke-3" />
        )}
      </Base.Indicator>
    </Base.Root>
  );
  if (!children) return <span className={cn("inline-flex p-1", className)}>{box}</span>;
  return (
    <label htmlFor={id} className={cn("inline-flex min-h-6 items-center gap-2", className)}>
      {box}
      <span id={words}>{children}</span>
    </label>
  );
}
