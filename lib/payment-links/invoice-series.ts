const DIGITS = 4;

/** The beginning of this year's numbers: "INV-2026-". */
export function seriesPrefix(now: Date): string {
  return `INV-${now.getUTCFullYear()}-`;
}

/** The number after the highest one used, "INV-2026-0413"; grows past four digits when it must. */
export function nextInSeries(prefix: string, highestUsed: bigint): string {
  return prefix + (highestUsed + 1n).toString().padStart(DIGITS, "0");
}
