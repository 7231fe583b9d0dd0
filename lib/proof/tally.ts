/** Where requests went: what came in, and the places that rows can be in. */
export interface Tally {
  readonly received: number;
  readonly applied: number;
  readonly duplicate: number;
  readonly ignored: number;
  readonly rejected: number;
  readonly waiting: number;
  /** Failed, and tried again by itself. */
  readonly retrying: number;
  readonly dead: number;
  readonly trimmed: number;
}

const NAMES = [
  "received",
  "applied",
  "duplicate",
  "ignored",
  "rejected",
  "waiting",
  "retrying",
  "dead",
  "trimmed",
] as const;
const NOTHING: Tally = {
  received: 0,
  applied: 0,
  duplicate: 0,
  ignored: 0,
  rejected: 0,
  waiting: 0,
  retrying: 0,
  dead: 0,
  trimmed: 0,
};

export function sumTallies(tallies: readonly Tally[]): Tally {
  return tallies.reduce((total, one) => {
    const sums = NAMES.map((name) => [name, total[name] + one[name]] as const);
    return { ...NOTHING, ...Object.fromEntries(sums) };
  }, NOTHING);
}

/** Requests that came in and that no row accounts for, or rows that nothing came in for (negative). Must be 0. */
export function differenceOf(tally: Tally): number {
  const { received, applied, duplicate, ignored, rejected, waiting, retrying, dead, trimmed } = tally;
  return received - (applied + duplicate + ignored + rejected + waiting + retrying + dead + trimmed);
}
