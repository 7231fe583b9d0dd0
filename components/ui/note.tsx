import { CircleAlert, CircleCheck, Info, type LucideIcon, TriangleAlert } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "./cn.ts";
import { type Tone, toneSoft } from "./tone.ts";

const defaultIcons: Record<Tone, LucideIcon> = {
  ok: CircleCheck,
  info: Info,
  warn: TriangleAlert,
  bad: CircleAlert,
  mute: Info,
};

export interface NoteProps {
  tone: Tone;
  icon?: LucideIcon;
  /** Bold first words: what happened. */
  title?: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  /** Announce it at once: for something that just went wrong. */
  urgent?: boolean;
  className?: string;
}

export function Note({ tone, icon, title, children, actions, urgent = false, className }: NoteProps) {
  const Icon = icon ?? defaultIcons[tone];
  return (
    <div
      role={urgent ? "alert" : undefined}
      className={cn("flex items-start gap-2.5 rounded-2 px-[13px] py-[11px]", toneSoft[tone], className)}
    >
      <Icon aria-hidden className="mt-px" />
      <div className="min-w-0 flex-1">
        <p className="text-pretty">
          {title && <strong className="font-semibold">{title} </strong>}
          {children}
        </p>
        {actions && <div className="mt-2.5 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  );
}
