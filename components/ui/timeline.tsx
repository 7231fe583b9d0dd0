import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { iconNamed } from "./icons.ts";
import { Tag } from "./tag.tsx";
import { type Tone, toneSoft } from "./tone.ts";

export function Timeline({ label, children }: { label: string; children: ReactNode }) {
  return (
    <ol
      aria-label={label}
      className="relative pl-[30px] before:absolute before:top-2.5 before:bottom-3.5 before:left-[9px] before:w-px before:bg-line-strong"
    >
      {children}
    </ol>
  );
}

export interface TimelineItemProps {
  icon: LucideIcon | string;
  /** Without a tone the dot is plain paper. */
  tone?: Tone | undefined;
  title: ReactNode;
  /** Pill after the title: "disagrees with 09:18:41". */
  badge?: ReactNode;
  /** Where it came from: "Webhook". */
  source?: string | undefined;
  time: ReactNode;
  /** The quiet second line and what unfolds under it. */
  children?: ReactNode;
}

export function TimelineItem({ icon, tone, title, badge, source, time, children }: TimelineItemProps) {
  const Icon = typeof icon === "string" ? iconNamed(icon) : icon;
  return (
    <li className="relative pb-5 last:pb-1">
      <span
        className={cn(
          "absolute top-0 -left-[30px] grid size-[19px] place-items-center rounded-full",
          tone ? toneSoft[tone] : "border border-line-strong bg-surface text-ink-2",
        )}
      >
        <Icon aria-hidden className="size-[11px] stroke-[2.2]" />
      </span>
      <div className="flex flex-wrap items-start justify-between gap-x-3 gap-y-1">
        <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
          <span className="min-w-0 break-words">{title}</span>
          {badge}
        </div>
        <div className="flex items-center gap-2 text-ink-2 tabular-nums">
          {source && <Tag>{source}</Tag>}
          {time}
        </div>
      </div>
      {children && <div className="mt-0.5 text-meta text-ink-3">{children}</div>}
    </li>
  );
}
