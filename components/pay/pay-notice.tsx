import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { type Tone, toneSoft } from "../ui/tone.ts";

export interface PayNoticeProps {
  icon: LucideIcon;
  tone: Tone;
  title: string;
  text?: string;
  children?: ReactNode;
}

/** One thing that happened, and under it the one way on. */
export function PayNotice({ icon: Icon, tone, title, text, children }: PayNoticeProps) {
  return (
    <div className="mt-7">
      <span className={cn("mx-auto grid size-13 place-items-center rounded-full", toneSoft[tone])}>
        <Icon aria-hidden className="size-6" />
      </span>
      <h1 className="mt-4 text-center text-lead font-semibold text-balance">{title}</h1>
      {text && <p className="mt-1.5 text-center text-pretty text-ink-2">{text}</p>}
      {children && <div className="mt-5 grid gap-2">{children}</div>}
    </div>
  );
}
