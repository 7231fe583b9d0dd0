import type { ComponentProps, ReactNode } from "react";
import { AheadLink } from "./ahead-link.tsx";
import { type ButtonLook, buttonStyles } from "./button-styles.ts";
import { cn } from "./cn.ts";

export interface LinkButtonProps extends ComponentProps<typeof AheadLink>, ButtonLook {
  icon?: ReactNode;
}

export function LinkButton({ variant, size, icon, className, children, ...rest }: LinkButtonProps) {
  return (
    <AheadLink {...rest} className={cn(buttonStyles({ variant, size }), className)}>
      {icon}
      {children}
    </AheadLink>
  );
}
