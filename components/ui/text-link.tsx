import Link from "next/link";
import type { ComponentProps } from "react";
import { cn } from "./cn.ts";

export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      {...rest}
      className={cn("rounded-[3px] font-medium text-accent underline-offset-2 hover:underline", className)}
    />
  );
}
