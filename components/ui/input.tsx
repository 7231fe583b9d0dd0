"use client";

import type { ComponentProps, ReactNode } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";

export interface InputProps extends Omit<ComponentProps<"input">, "size"> {
  size?: "md" | "lg";
  /** Icon or text before the value. */
  before?: ReactNode;
  /** Icon button or text after the value. */
  after?: ReactNode;
  mono?: boolean;
}

export function Input({ size = "md", before, after, mono, className, ...rest }: InputProps) {
  const wired = useFieldControl(rest);
  return (
    <div
      className={cn(
        "field-frame flex w-full items-center gap-2 rounded-1 border border-line-strong bg-surface px-[11px] text-form transition-colors has-disabled:bg-sunken has-disabled:text-ink-3",
        size === "md" ? "h-9" : "h-11",
        after && "pr-1.5",
        className,
      )}
    >
      {before}
      <input
        {...rest}
        {...wired}
        className={cn(
          "h-full w-full min-w-0 flex-1 bg-transparent text-ink outline-none",
          mono && "font-mono text-body",
        )}
      />
      {after}
    </div>
  );
}
