import type { ReactNode } from "react";

/** "Waiting for your payment", with the time that is left. */
export function WaitingLine({ children, aside }: { children: ReactNode; aside?: ReactNode }) {
  return (
    <div className="mt-4 flex items-center gap-2.5 border-t border-line pt-4">
      <span aria-hidden className="size-2 shrink-0 animate-pulse-soft rounded-full bg-info-dot" />
      <p role="status" className="min-w-0 flex-1">
        {children}
      </p>
      {aside}
    </div>
  );
}
