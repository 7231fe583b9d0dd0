"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import type { ReactNode } from "react";
import { cn } from "../ui/cn.ts";
import { rowLinkMark } from "./use-row-keys.ts";

interface RowLinkProps {
  href: string;
  current: boolean;
  className?: string;
  children: ReactNode;
}

/** One link for a whole row. Fetched ahead when pointed at, not for every row in sight. */
export function RowLink({ href, current, className, children }: RowLinkProps) {
  const router = useRouter();
  return (
    <Link
      {...rowLinkMark}
      href={href}
      prefetch={false}
      onPointerEnter={() => router.prefetch(href)}
      aria-current={current ? "true" : undefined}
      className={cn("row-link", className)}
    >
      {children}
    </Link>
  );
}
