"use client";

import { Dialog as Base } from "@base-ui/react/dialog";
import { X } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn.ts";
import { IconButton } from "./icon-button.tsx";

export interface DialogProps {
  title: ReactNode;
  description?: ReactNode;
  /** The button that opens it; leave out when `open` is controlled. */
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  children?: ReactNode;
  /** Buttons, the primary one last. Wrap a cancel button in DialogClose. */
  footer?: ReactNode;
  size?: "sm" | "md" | "lg";
}

const widths = { sm: "max-w-[400px]", md: "max-w-[520px]", lg: "max-w-[760px]" } as const;

export function Dialog({
  title,
  description,
  trigger,
  open,
  onOpenChange,
  children,
  footer,
  size = "md",
}: DialogProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      {trigger && <Base.Trigger render={trigger} />}
      <Base.Portal>
        <Base.Backdrop className="fading fixed inset-0 z-40 bg-backdrop" />
        <Base.Viewport className="fixed inset-0 z-40 grid place-items-center overflow-y-auto p-4">
          <Base.Popup className={cn("floating ring-none w-full rounded-3", widths[size])}>
            <div className="flex items-start gap-3 px-5 pt-4">
              <div className="min-w-0 flex-1 pt-1">
                <Base.Title className="text-lead font-semibold tracking-[-0.01em]">{title}</Base.Title>
                {description && (
                  <Base.Description className="mt-1 text-ink-2">{description}</Base.Description>
                )}
              </div>
              <Base.Close
                render={<IconButton label="Close" icon={<X aria-hidden />} className="-mr-1.5" />}
              />
            </div>
            {children && <div className="px-5 pt-4">{children}</div>}
            <div className={cn("flex flex-wrap justify-end gap-2 px-5 pb-5", footer && "pt-5")}>{footer}</div>
          </Base.Popup>
        </Base.Viewport>
      </Base.Portal>
    </Base.Root>
  );
}

/** Makes the given button close the dialog or sheet around it. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Base.Close render={children} />;
}
