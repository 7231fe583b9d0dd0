import type { LucideIcon } from "lucide-react";
import { cn } from "./cn.ts";
import { iconNamed } from "./icons.ts";
import { type Tone, toneSoft } from "./tone.ts";

export interface StatusPillProps {
  tone: Tone;
  /** A component, or the Lucide name as `status.ts` files carry it. */
  icon?: LucideIcon | string | undefined;
  children: string;
  className?: string;
}

/** A state in one word: tone, icon and word together. */
export function StatusPill({ tone, icon, children, className }: StatusPillProps) {
  const Icon = typeof icon === "string" ? iconNamed(icon) : icon;
  return (
    <span
      className={cn(
        "inline-flex h-[22px] items-center gap-[5px] whitespace-nowrap rounded-full pr-2 text-meta font-medium",
        Icon ? "pl-1.5" : "pl-2",
        toneSoft[tone],
        className,
      )}
    >
      {Icon && <Icon aria-hidden className="size-[13px] stroke-[2.1]" />}
      {children}
    </span>
  );
}
