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
const DAY_MS = 24 * 60 * 60_000;
const MOST_KEPT = 20_000;
const TWO = Array.from({ length: 60 }, (_, part) => String(part).padStart(2, "0"));

/**
 * Writes moments on one zone's clock. A file has millions of them, of few days: what a quarter hour and a day have in common
 * is worked out once.
 */
export function createZonedWriter(zone: string): (ms: number) => ZonedTime {
  const offsetAt = kept((quarter) => tzOffset(zone, new Date(quarter * QUARTER_MS)));
  const dayOf = kept((day) => new Date(day * DAY_MS).toISOString().slice(0, 10));
  const offsetTextOf = kept(offsetText);
  return (ms) => {
    const minutes = offsetAt(Math.floor(ms / QUARTER_MS));
    const local = ms + minutes * 60_000;
    const day = Math.floor(local / DAY_MS);
    const seconds = Math.floor((local - day * DAY_MS) / 1000);
    const clock = `${TWO[Math.floor(seconds / 3600)]}:${TWO[Math.floor(seconds / 60) % 60]}:${TWO[seconds % 60]}`;
    return { local: `${dayOf(day)} ${clock}`, offset: offsetTextOf(minutes) };
  };
}

/** Works each number out once, and forgets all when they become many. */
function kept<T>(work: (number: number) => T): (number: number) => T {
  const known = new Map<number, T>();
  return (number) => {
    const before = known.get(number);
    if (before !== undefined) return before;
    const found = work(number);
    if (known.size >= MOST_KEPT) known.clear();
    known.set(number, found);
    return found;
  };
}

function offsetText(minutes: number): string {
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? "-" : "+"}${TWO[Math.floor(size / 60)]}:${TWO[size % 60]}`;
}
