import type { LucideIcon } from "lucide-react";
import { cn } from "./cn.ts";
import { iconNamed } from "./icons.ts";
import { type Tone, toneSoft } from "./tone.ts";

/** An icon on its tone's soft ground, before a line of a list. Decoration: the words carry the meaning. */
export function IconTile({
  icon,
  tone,
  round = false,
  className,
}: {
  icon: LucideIcon | string;
  tone: Tone;
  round?: boolean;
  className?: string;
}) {
  const Icon = typeof icon === "string" ? iconNamed(icon) : icon;
  return (
    <span
      aria-hidden
      className={cn(
        "grid size-[26px] shrink-0 place-items-center",
        round ? "rounded-full" : "rounded-[7px]",
        toneSoft[tone],
        className,
      )}
    >
      <Icon className="size-1/2 stroke-2" />
    </span>
  );
}
