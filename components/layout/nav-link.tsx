import { AheadLink } from "../ui/ahead-link.tsx";
import { cn } from "../ui/cn.ts";
import { type Place, placePath } from "./places.ts";
import type { NavCount } from "./shell-types.ts";

export interface NavLinkProps {
  place: Place;
  slug: string;
  current: boolean;
  count?: NavCount | undefined;
}

export function NavLink({ place, slug, current, count }: NavLinkProps) {
  const Icon = place.icon;
  return (
    <AheadLink
      href={placePath(slug, place.key)}
      aria-current={current ? "page" : undefined}
      className={cn(
        "flex h-8 items-center gap-2.5 rounded-1 px-2 font-book text-ink-2 transition-colors",
        current
          ? "bg-surface font-strong text-ink shadow-[var(--shadow-rest),0_0_0_1px_var(--line)] dark:bg-hover dark:shadow-none"
          : "hover:bg-line/55 hover:text-ink",
      )}
    >
      <Icon aria-hidden className={current ? "text-ink" : "text-ink-3"} />
      {place.label}
      {count && (
        <span
          className={cn(
            "ml-auto text-label tabular-nums",
            count.tone === "bad" ? "rounded-full bg-bad-soft px-1.5 font-semibold text-bad" : "text-ink-3",
          )}
        >
          {count.text}
          <span className="sr-only"> {count.meaning}</span>
        </span>
      )}
    </AheadLink>
  );
}
