"use client";

import { Tooltip as Base } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";

/** Around several tooltips: once one was seen, the next ones come at once. */
export const TooltipGroup = Base.Provider;

/** A short hint on hover and focus. Never the only place something is said. */
export function Tooltip({ hint, children }: { hint: ReactNode; children: ReactElement }) {
  return (
    <Base.Root>
      <Base.Trigger delay={300} render={children} />
      <Base.Portal>
        <Base.Positioner className="z-50" sideOffset={6} collisionPadding={8}>
          <Base.Popup className="fading max-w-[260px] rounded-1 bg-button px-2 py-1 text-meta text-on-button shadow-2">
            {hint}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
