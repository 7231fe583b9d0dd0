import { tz } from "@date-fns/tz";

const HOUR = 60 * 60 * 1000;

/** Events that came in one whole UTC hour. Hours without any may be left out. */
export interface CountedHour {
  readonly hour: Date;
  readonly events: number;
}

/** How often events come, by hour of the day and by weekday or weekend, on the merchant's clock. */
export interface Rhythm {
  /** Events that are usual in the hour around a moment. */
  rateAt(at: Date): number;
  /**
   * How much more the counts of one and the same hour differ than chance alone would have it; 1 when they do not. Events
   * that come in bursts leave longer gaps.
   */
  readonly dispersion: number;
  readonly events: number;
  readonly days: number;
}

/** Learns from the hours between the first event and `until`; those without an event count as such. */
export function learnRhythm(counted: readonly CountedHour[], until: Date, zone: string): Rhythm {
  const byHour = new Map(counted.map(({ hour, events }) => [hour.getTime(), events]));
  const start = Math.min(...byHour.keys());
  const end = floorHour(until);
  const slots = new Map<string, number[]>();
  let events = 0;
  for (let hour = start; hour < end; hour += HOUR) {
    const count = byHour.get(hour) ?? 0;
    const slot = slotOf(new Date(hour), zone);
    slots.set(slot, [...(slots.get(slot) ?? []), count]);
    events += count;
  }
  const means = new Map([...slots].map(([slot, counts]) => [slot, mean(counts)]));
  return {
    rateAt: (at) => means.get(slotOf(at, zone)) ?? 0,
    dispersion: dispersionOf(slots),
    events,
    days: slots.size === 0 ? 0 : (end - start) / (24 * HOUR),
  };
}

/** Events that should have come between two moments. */
export function expectedBetween(rhythm: Rhythm, from: Date, to: Date): number {
  let expected = 0;
  for (let at = from.getTime(); at < to.getTime(); ) {
    const end = Math.min(floorHour(new Date(at)) + HOUR, to.getTime());
    expected += (rhythm.rateAt(new Date(at)) * (end - at)) / HOUR;
    at = end;
  }
  return expected;
}

/**
 * The probability that nothing comes although `expected` events are usual: Poisson's where counts differ as chance has
 * it, and the negative binomial's of the same mean and spread where they come in bursts.
 */
export function chanceOfSilence(expected: number, dispersion: number): number {
  if (dispersion <= 1.0001) return Math.exp(-expected);
  return Math.exp((-expected * Math.log(dispersion)) / (dispersion - 1));
}

/** Variance over mean within the slots, all together. */
function dispersionOf(slots: ReadonlyMap<string, readonly number[]>): number {
  let squares = 0;
  let freedom = 0;
  let sum = 0;
  let hours = 0;
  for (const counts of slots.values()) {
    const usual = mean(counts);
    squares += counts.reduce((total, count) => total + (count - usual) ** 2, 0);
    freedom += Math.max(0, counts.length - 1);
    sum += counts.reduce((total, count) => total + count, 0);
    hours += counts.length;
  }
  if (freedom === 0 || sum === 0) return 1;
  return Math.max(1, squares / freedom / (sum / hours));
}

function slotOf(at: Date, zone: string): string {
  const local = tz(zone)(at);
  const day = local.getDay();
  return `${day === 0 || day === 6 ? "weekend" : "weekday"} ${local.getHours()}`;
}

function floorHour(at: Date): number {
  return Math.floor(at.getTime() / HOUR) * HOUR;
}

function mean(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0) / counts.length;
}
