"use client";

import { useDayZone, useReader } from "../ui/reader.tsx";
import { zoneLabel } from "./zone-label.ts";

/** "Times in Bogotá −05"; where days are another zone's, it says so. */
export function useTimesIn(): string {
  const { zone } = useReader();
  const dayZone = useDayZone();
  const now = new Date();
  const times = `Times in ${zoneLabel(zone, now)}`;
  return zone === dayZone ? times : `${times} · days of ${zoneLabel(dayZone, now)}`;
}
