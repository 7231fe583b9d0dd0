import { cn } from "./cn.ts";
import { initialsOf } from "./initials.ts";

export interface AvatarProps {
  name: string;
  size?: "sm" | "md";
  /** `accent` for the person signed in, `mute` for others. */
  tone?: "accent" | "mute";
  className?: string;
}

/** Initials in a circle. Decoration: the name must stand beside it or on the control around it. */
export function Avatar({ name, size = "sm", tone = "mute", className }: AvatarProps) {
  return (
    <span
      aria-hidden
      className={cn(
        "grid shrink-0 place-items-center rounded-full font-semibold",
        size === "sm" ? "size-7 text-label" : "size-8 text-meta",
        tone === "accent" ? "bg-accent-soft text-accent" : "bg-mute-soft text-ink",
        className,
      )}
    >
      {initialsOf(name)}
    </span>
  );
}
