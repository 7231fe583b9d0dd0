import { tzOffset } from "@date-fns/tz/tzOffset";

/** A moment on a zone's clock, and how far that clock was from UTC just then: together they name one moment only. */
export interface ZonedTime {
  /** "2026-10-25 02:30:00" */
  readonly local: string;
  /** "UTC+01:00" */
  readonly offset: string;
}

/** Zones change their offset on quarter hours. */
const QUARTER_MS = 15 * 60_000;
const MOST_KEPT = 20_000;

/** Writes moments on one zone's clock. Asking for an offset costs twenty times as much as writing the time: they are kept. */
export function createZonedWriter(zone: string): (ms: number) => ZonedTime {
  const offsets = new Map<number, number>();
  const offsetAt = (ms: number): number => {
    const quarter = Math.floor(ms / QUARTER_MS);
    const known = offsets.get(quarter);
    if (known !== undefined) return known;
    const minutes = tzOffset(zone, new Date(quarter * QUARTER_MS));
    if (offsets.size >= MOST_KEPT) offsets.clear();
    offsets.set(quarter, minutes);
    return minutes;
  };
  return (ms) => {
    const minutes = offsetAt(ms);
    const local = new Date(ms + minutes * 60_000).toISOString();
    return { local: `${local.slice(0, 10)} ${local.slice(11, 19)}`, offset: offsetText(minutes) };
  };
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  const two = (part: number): string => String(part).padStart(2, "0");
  return `UTC${minutes < 0 ? "-" : "+"}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}
