import type { ComponentProps, ReactNode } from "react";
import { buttonStyles } from "./button-styles.ts";
import { cn } from "./cn.ts";

export interface IconButtonProps extends Omit<ComponentProps<"button">, "children" | "aria-label"> {
  /** What pressing it does, in words. */
  label: string;
  icon: ReactNode;
  variant?: "default" | "quiet";
  size?: "xs" | "sm" | "md" | "lg";
}

const sides = { xs: "size-6", sm: "size-7", md: "size-8", lg: "size-11" } as const;

export function IconButton({
  label,
  icon,
  variant = "quiet",
  size = "md",
  className,
  type = "button",
  ...rest
}: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={label}
      title={rest.title ?? label}
      className={cn(buttonStyles({ variant }), "px-0", sides[size], className)}
    >
      {icon}
    </button>
  );
}
