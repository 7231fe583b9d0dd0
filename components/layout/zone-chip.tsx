"use client";

import { Globe } from "lucide-react";
import { CLOCKS, type Clocks } from "#lib/time-zone.ts";
import { Menu, MenuChoice } from "../ui/menu.tsx";
import { useClock, useDayZone, useReader } from "../ui/reader.tsx";
import { zoneLabel } from "./zone-label.ts";

const NAMES: Readonly<Record<Clocks, string>> = { mine: "My clock", merchant: "Merchant", utc: "UTC" };

/** The zone every time on screen is written in, and the choice of it. */
export function ZoneChip() {
  const { zone } = useReader();
  const dayZone = useDayZone();
  const chosen = useClock();
  const now = new Date();
  const label = zoneLabel(zone, now);
  const options = CLOCKS.map((clock) => {
    const other = chosen === null || clock === "utc" ? "" : ` · ${zoneLabel(chosen.zones[clock], now)}`;
    return { value: clock, label: `${NAMES[clock]}${other}` };
  });
  return (
    <Menu
      className="w-72"
      trigger={
        <button
          type="button"
          className="flex h-8 items-center gap-2 whitespace-nowrap rounded-1 px-2 text-ink-2 tabular-nums hover:bg-hover"
        >
          <Globe aria-hidden />
          <span className="sr-only">Times in </span>
          {label}
        </button>
      }
    >
      <MenuChoice
        label="Times and days"
        value={chosen?.clock ?? (zone === dayZone ? "mine" : "")}
        onValueChange={(next) => {
          const clock = CLOCKS.find((known) => known === next);
          if (clock !== undefined) chosen?.choose(clock);
        }}
        options={options}
        closes
      />
      <p className="px-2 pt-1 pb-2 text-meta text-ink-3">
        {zone === dayZone
          ? "All times, and the days that ranges and charts count."
          : `Times are on your clock now, and days are counted in ${zoneLabel(dayZone, now)}. Choose one for both.`}
      </p>
    </Menu>
  );
}
