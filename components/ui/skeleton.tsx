import { cn } from "./cn.ts";

/** A grey bar where something will be. Give it the width and height of the real thing. */
export function Skeleton({ className }: { className?: string }) {
  return (
    <span
      aria-hidden
      className={cn("block h-3 w-24 animate-pulse-soft rounded-[4px] bg-mute-soft", className)}
    />
  );
}
