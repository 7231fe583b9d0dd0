"use client";

import { Popover as Base } from "@base-ui/react/popover";
import type { ReactElement, ReactNode } from "react";
import { cn } from "./cn.ts";
import { type ButtonProps, HandOver, type TakeTrigger } from "./popup-trigger.tsx";

export interface PopoverProps {
  trigger: ReactElement<ButtonProps>;
  /** Names the popover for a screen reader. */
  label: string;
  children: ReactNode;
  /** Fetches what the children need, together with the popover: it opens with all that belongs in it. */
  load?: (() => Promise<unknown>) | undefined;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
  align?: "start" | "center" | "end";
  className?: string;
}

type PopoverPopupProps = Omit<PopoverProps, "trigger" | "load"> & { take: TakeTrigger };

export function PopoverPopup({
  take,
  label,
  children,
  open,
  onOpenChange,
  align = "start",
  className,
}: PopoverPopupProps) {
  return (
    <Base.Root
      {...(open !== undefined && { open })}
      {...(onOpenChange && { onOpenChange: (next: boolean) => onOpenChange(next) })}
    >
      <Base.Trigger render={(props) => <HandOver props={props} take={take} />} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={6} align={align} collisionPadding={12}>
          <Base.Popup
            aria-label={label}
            className={cn(
              "floating ring-none max-h-(--available-height) w-72 max-w-[calc(100vw-24px)] overflow-y-auto p-3",
              className,
            )}
          >
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

export const Close = Base.Close;
