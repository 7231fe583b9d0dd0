import type { ReactNode } from "react";
import { TextLink } from "../ui/text-link.tsx";

interface ShownOfProps {
  shown: number;
  total: number;
  /** What there are more of: "payment links". */
  things: string;
  /** Where all of them stand; another page, unless it is this one with more of it. */
  href: string;
  stays?: boolean;
}

/** How many of how many a card shows, and the way to all; nothing where it shows all. */
export function ShownOf({ shown, total, things, href, stays = false }: ShownOfProps): ReactNode {
  if (shown >= total) return null;
  return (
    <>
      {shown.toLocaleString("en")} of {total.toLocaleString("en")} ·{" "}
      <TextLink href={href} scroll={!stays}>
        Show all <span className="sr-only">{things}</span>
      </TextLink>
    </>
  );
}
