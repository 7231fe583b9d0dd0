"use client";

import Link from "next/link";
import { type ComponentProps, useState } from "react";

/**
 * A link whose page is fetched ahead when somebody comes near it, with a pointer or the keyboard. Next would fetch every
 * page in sight: a screen's two dozen links are as many requests, and half as much script again as the screen's own.
 * `prefetch={false}`: not even then.
 */
export function AheadLink({
  prefetch,
  ...rest
}: Omit<ComponentProps<typeof Link>, "onPointerEnter" | "onFocus">) {
  const [isNear, setNear] = useState(false);
  const come = () => setNear(true);
  return (
    <Link {...rest} prefetch={isNear ? (prefetch ?? null) : false} onPointerEnter={come} onFocus={come} />
  );
}
