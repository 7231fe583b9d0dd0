"use client";

import type { ComponentProps } from "react";
import { cn } from "./cn.ts";
import { useFieldControl } from "./field.tsx";

export function Textarea({ className, rows = 3, ...rest }: ComponentProps<"textarea">) {
  const wired = useFieldControl(rest);
  return (
    <textarea
      rows={rows}
      {...rest}
      {...wired}
      className={cn(
        "field-frame block w-full resize-y rounded-1 border border-line-strong bg-surface px-[11px] py-2 text-form text-ink transition-colors disabled:bg-sunken disabled:text-ink-3",
        className,
      )}
    />
  );
}
