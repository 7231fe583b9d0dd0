"use client";

import { Globe } from "lucide-react";
import { useReader } from "../ui/reader.tsx";
import { Tooltip } from "../ui/tooltip.tsx";
import { zoneLabel } from "./zone-label.ts";

/** The zone every time on screen is written in. */
export function ZoneChip() {
  const { zone } = useReader();
  const label = zoneLabel(zone, new Date());
  return (
    <Tooltip hint={`Times are shown as on your clock: ${zone}`}>
      <button
        type="button"
        className="flex h-8 items-center gap-2 whitespace-nowrap rounded-1 px-2 text-ink-2 tabular-nums hover:bg-hover"
      >
        <Globe aria-hidden />
        <span className="sr-only">Times in </span>
        {label}
      </button>
    </Tooltip>
  );
}
