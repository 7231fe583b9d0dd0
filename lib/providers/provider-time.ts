import { z } from "zod";

const ZONELESS = /^(\d{4}-\d{2}-\d{2})[ T](\d{2}:\d{2}:\d{2}(?:\.\d+)?)$/;
const DIGITS = /^\d{9,14}$/;

/** Reads ISO 8601, "2025-01-17 14:30:45" (taken as UTC), Unix seconds and Unix milliseconds. Undefined: not a time. */
export function readTime(value: unknown): Date | undefined {
  if (typeof value === "number") return fromUnix(value);
  if (typeof value !== "string") return undefined;
  if (DIGITS.test(value)) return fromUnix(Number(value));
  const zoneless = ZONELESS.exec(value);
  return valid(new Date(zoneless ? `${zoneless[1]}T${zoneless[2]}Z` : value));
}

// Seconds reach 10^11 in the year 5138, milliseconds passed it in 1973.
function fromUnix(count: number): Date | undefined {
  return valid(new Date(count < 1e11 ? count * 1000 : count));
}

function valid(date: Date): Date | undefined {
  return Number.isNaN(date.getTime()) ? undefined : date;
}

/** A provider's time that may be missing or unreadable: then undefined, since no decision hangs on it. */
export const looseTime = z.unknown().optional().transform(readTime);
