"use client";

import { Check, Minus } from "lucide-react";
import { type ReactNode, useEffect, useId, useRef } from "react";
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

const markLook = "pointer-events-none absolute hidden size-3 stroke-3 text-on-accent";

/** The browser's own, so that it works before any script has come. */
export function Checkbox({
  children,
  className,
  onCheckedChange,
  indeterminate = false,
  ...rest
}: CheckboxProps) {
  const id = useId();
  const words = `${id}-words`;
  const input = useRef<HTMLInputElement>(null);
  // No attribute says it, and the browser forgets it with each click.
  useEffect(() => {
    if (input.current) input.current.indeterminate = indeterminate;
  });
  const box = (
    <span className="relative grid size-4 shrink-0 place-items-center">
      <input
        {...rest}
        ref={input}
        type="checkbox"
        id={id}
        {...(children && { "aria-labelledby": words })}
        onChange={({ target, nativeEvent }) =>
          onCheckedChange?.(target.checked, "shiftKey" in nativeEvent && nativeEvent.shiftKey === true)
        }
        className="peer col-start-1 row-start-1 size-4 appearance-none rounded-[4px] border border-ink-4 bg-surface transition-colors before:absolute before:-inset-1 checked:border-accent checked:bg-accent indeterminate:border-accent indeterminate:bg-accent disabled:opacity-50"
      />
      {indeterminate ? (
        <Minus aria-hidden className={cn(markLook, "peer-indeterminate:block")} />
      ) : (
        <Check aria-hidden className={cn(markLook, "peer-checked:block peer-disabled:opacity-50")} />
      )}
    </span>
  );
  if (!children) return <span className={cn("inline-flex p-1", className)}>{box}</span>;
  return (
    <label htmlFor={id} className={cn("inline-flex min-h-6 items-center gap-2", className)}>
      {box}
      <span id={words}>{children}</span>
    </label>
  );
}
