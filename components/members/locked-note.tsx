"use client";

import { Lock } from "lucide-react";
import { IconButton } from "../ui/icon-button.tsx";
import { Popover } from "../ui/popover.tsx";

/** Stands where the actions would be, and says why there are none. */
export function LockedNote({ label, why }: { label: string; why: string }) {
  return (
    <Popover
      align="end"
      label={label}
      trigger={<IconButton label={label} icon={<Lock aria-hidden className="text-ink-3" />} />}
    >
      <p className="max-w-[260px] text-pretty text-ink-2">{why}</p>
    </Popover>
  );
}
