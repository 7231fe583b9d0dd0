import type { ReactNode } from "react";
import { buttonStyles } from "../ui/button-styles.ts";
import { cn } from "../ui/cn.ts";

export interface PayLinkProps {
  href: string;
  variant?: "primary" | "default" | "quiet";
  children: ReactNode;
}

/** A way on, as a plain link: it works before any script has loaded. Leaves no trace of our address at other sites. */
export function PayLink({ href, variant = "primary", children }: PayLinkProps) {
  // A provider names some of these addresses: nothing but a page may stand here.
  if (!/^(https?:\/\/|\/)/.test(href)) return null;
  return (
    <a href={href} rel="noreferrer" className={cn(buttonStyles({ variant, size: "lg" }), "w-full")}>
      <span className="truncate">{children}</span>
    </a>
  );
}
