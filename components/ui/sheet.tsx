"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";

export interface SheetProps {
  title: ReactNode;
  description?: ReactNode;
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  /** `end`: a column at the right on desktop, full width on a phone. `bottom`: rises from below. */
  side?: "end" | "bottom";
  children: ReactNode;
  footer?: ReactNode;
}

const places = {
  end: "inset-y-0 right-0 w-full sm:max-w-[520px] rounded-none sm:rounded-l-3",
  bottom: "inset-x-0 bottom-0 max-h-[85dvh] rounded-none rounded-t-3",
} as const;

export function Sheet({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  side = "end",
  children,
  footer,
}: SheetProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fading fixed inset-0 z-40 bg-backdrop" />
        <Base.Popup className={cn("floating ring-none fixed z-40 flex flex-col", places[side])}>
          <div className="flex items-start gap-3 border-b border-line px-5 py-3">
            <div className="min-w-0 flex-1 pt-1">
              <Base.Title className="text-section font-semibold">{title}</Base.Title>
              {description && (
                <Base.Description className="mt-0.5 text-ink-2">{description}</Base.Description>
              )}
            </div>
            <Base.Close render={<IconButton label="Close" icon={<X aria-hidden />} className="-mr-1.5" />} />
          </div>
          <div className="min-h-0 flex-1 overflow-y-auto px-5 py-4">{children}</div>
          {footer && <div className="flex justify-end gap-2 border-t border-line px-5 py-3">{footer}</div>}
        </Base.Popup>
      </Base.Portal>
    </Base.Root>
  );
}
