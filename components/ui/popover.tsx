"use client";

import { type ReactElement, useCallback } from "react";
import { later } from "./later.ts";
import type { PopoverProps } from "./popover-popup.tsx";
import { PopupTrigger } from "./popup-trigger.tsx";

const popup = later(() => import("./popover-popup.tsx"));

/** Opens at its trigger. What it consists of is fetched when somebody points at the trigger or focuses it. */
export function Popover({ trigger, load, ...rest }: PopoverProps) {
  const loadAll = useCallback(() => Promise.all([popup.load(), load?.()]), [load]);
  return (
    <PopupTrigger trigger={trigger} opens="dialog" load={loadAll} isWanted={rest.open}>
      {(take) => {
        const { PopoverPopup } = popup.now();
        return <PopoverPopup {...rest} take={take} />;
      }}
    </PopupTrigger>
  );
}

/** Makes the given button close the popover around it. */
export function PopoverClose({ children }: { children: ReactElement }) {
  const { Close } = popup.now();
  return <Close render={children} />;
}
