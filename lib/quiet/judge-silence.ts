import { type CountedHour, chanceOfSilence, expectedBetween, learnRhythm } from "./rhythm.ts";

export interface Silence {
  /** The last event before it. */
  readonly since: Date;
  /** Events an hour that are usual at this time. */
  readonly usualPerHour: number;
  /** Events that should have come by now. */
  readonly expected: number;
}

export interface SilenceOptions {
  readonly lastAt: Date;
  readonly now: Date;
  readonly zone: string;
  /** Nothing could come before this moment, since all was silent: it is waited for from here on. */
  readonly heldUntil?: Date;
}

/** Less than this is no silence, whatever is usual: providers send in their own pulses. */
const LEAST_MS = 15 * 60_000;
/** A silence that chance makes less often than once in a thousand times is told. */
const UNLIKELY = 0.001;
const ENOUGH_DAYS = 14;
const ENOUGH_EVENTS = 100;

/**
 * Whether the silence since the last event is improbable, given what usually comes at these hours. Null: it is not, or
 * too little is known to say so.
 */
export function judgeSilence(
  counted: readonly CountedHour[],
  { lastAt, now, zone, heldUntil = lastAt }: SilenceOptions,
): Silence | null {
  const from = heldUntil > lastAt ? heldUntil : lastAt;
  if (counted.length === 0 || now.getTime() - from.getTime() < LEAST_MS) return null;
  // What is learned ends where the silence begins: it must not teach that silence is usual.
  const rhythm = learnRhythm(counted, lastAt, zone);
  if (rhythm.days < ENOUGH_DAYS || rhythm.events < ENOUGH_EVENTS) return null;
  const expected = expectedBetween(rhythm, from, now);
  if (chanceOfSilence(expected, rhythm.dispersion) >= UNLIKELY) return null;
  const hours = (now.getTime() - from.getTime()) / 3_600_000;
  return { since: lastAt, usualPerHour: Math.max(rhythm.rateAt(now), expected / hours), expected };
}
