import { describe, expect, it } from "vitest";
import { judgeSilence } from "./judge-silence.ts";
import { type CountedHour, chanceOfSilence, expectedBetween, learnRhythm } from "./rhythm.ts";

const HOUR = 3_600_000;
const ZONE = "America/Bogota";
/** Monday, 13:00 in Bogotá. */
const MONDAY = new Date("2026-11-16T18:00:00Z");

/** Local hour and weekday in a zone that is always five hours behind. */
const local = (at: number) => new Date(at - 5 * HOUR);

/** `weeks` up to `until`, each hour with as many events as `count` says, seeded noise around it. */
function history(
  until: Date,
  weeks: number,
  count: (hour: number, isWeekend: boolean, index: number) => number,
): CountedHour[] {
  const end = Math.floor(until.getTime() / HOUR) * HOUR;
  return Array.from({ length: weeks * 168 }, (_, index) => {
    const at = end - (index + 1) * HOUR;
    const day = local(at).getUTCDay();
    const events = count(local(at).getUTCHours(), day === 0 || day === 6, index);
    return { hour: new Date(at), events };
  }).filter(({ events }) => events > 0);
}

/** Counts that differ about as much as chance has it: variance equals mean. */
const wobble = (mean: number) => (index: number) =>
  Math.max(0, mean + ((index + Math.floor(index / 24)) % 2 === 0 ? 1 : -1) * Math.round(Math.sqrt(mean)));
const byDay = (hour: number, isWeekend: boolean, index: number) =>
  isWeekend || hour < 8 || hour >= 20 ? 0 : wobble(14)(index);

const judged = (counted: readonly CountedHour[], lastAt: Date, now: Date) =>
  judgeSilence(counted, { lastAt, now, zone: ZONE });
const minutesAfter = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

describe("judgeSilence", () => {
  it("hears a silence that is improbable at this hour, and says what is usual", () => {
    const counted = history(MONDAY, 4, byDay);
    expect(judged(counted, MONDAY, minutesAfter(MONDAY, 20))).toBeNull();
    const silence = judged(counted, MONDAY, minutesAfter(MONDAY, 45));
    expect(silence).toMatchObject({ since: MONDAY, usualPerHour: expect.closeTo(14, 0) });
    expect(silence?.expected).toBeCloseTo(10.5, 0);
  });

  it("stays calm through nights and weekends that are always quiet", () => {
    const evening = new Date("2026-11-14T00:55:00Z");
    const counted = history(evening, 4, byDay);
    // From Friday, 19:55, to Monday, 07:55: sixty hours of nothing, as every week.
    expect(judged(counted, evening, new Date("2026-11-16T12:55:00Z"))).toBeNull();
    expect(judged(counted, evening, new Date("2026-11-16T14:00:00Z"))).not.toBeNull();
  });

  it("waits longer where events come in bursts", () => {
    const bursts = history(MONDAY, 4, (_hour, _isWeekend, index) => (index % 7 === 0 ? 98 : 0));
    const steady = history(MONDAY, 4, (_hour, _isWeekend, index) => wobble(14)(index));
    expect(learnRhythm(bursts, MONDAY, ZONE).dispersion).toBeGreaterThan(20);
    expect(learnRhythm(steady, MONDAY, ZONE).dispersion).toBeLessThan(1.3);
    const now = minutesAfter(MONDAY, 120);
    expect(judged(steady, MONDAY, now)).not.toBeNull();
    expect(judged(bursts, MONDAY, now)).toBeNull();
    expect(judged(bursts, MONDAY, minutesAfter(MONDAY, 24 * 60))).not.toBeNull();
  });

  it("says nothing without two weeks and a hundred events behind it", () => {
    const now = minutesAfter(MONDAY, 600);
    expect(judged([], MONDAY, now)).toBeNull();
    expect(
      judged(
        history(MONDAY, 1, () => 40),
        MONDAY,
        now,
      ),
    ).toBeNull();
    const rare = history(MONDAY, 4, (hour, _isWeekend, index) => (hour === 12 && index % 48 < 24 ? 2 : 0));
    expect(judged(rare, MONDAY, minutesAfter(MONDAY, 5 * 24 * 60))).toBeNull();
  });

  it("is never deaf for less than a quarter of an hour", () => {
    const flood = history(MONDAY, 4, () => 60_000);
    expect(judged(flood, MONDAY, minutesAfter(MONDAY, 14))).toBeNull();
    expect(judged(flood, MONDAY, minutesAfter(MONDAY, 15))).not.toBeNull();
  });

  it("does not learn from the silence itself", () => {
    const counted = history(MONDAY, 4, byDay);
    const first = judged(counted, MONDAY, minutesAfter(MONDAY, 60));
    const later = judged(counted, MONDAY, minutesAfter(MONDAY, 7 * 24 * 60));
    expect(first?.usualPerHour).toBeCloseTo(later?.usualPerHour ?? 0, 5);
  });
});

describe("the chance of silence", () => {
  it("is Poisson's, and larger for bursts of the same mean", () => {
    expect(chanceOfSilence(6.9078, 1)).toBeCloseTo(0.001, 6);
    expect(chanceOfSilence(6.9078, 2)).toBeCloseTo(Math.exp(-6.9078 * Math.LN2), 6);
    for (const dispersion of [1.5, 3, 10, 100])
      expect(chanceOfSilence(10, dispersion)).toBeGreaterThan(chanceOfSilence(10, 1));
  });
});

describe("expectedBetween", () => {
  it("adds parts of hours, each at its own rate", () => {
    const rhythm = learnRhythm(
      history(MONDAY, 4, (hour) => (hour === 13 ? 60 : hour === 14 ? 120 : 1)),
      MONDAY,
      ZONE,
    );
    const expected = expectedBetween(rhythm, minutesAfter(MONDAY, 30), minutesAfter(MONDAY, 75));
    expect(expected).toBeCloseTo(30 + 30, 5);
  });
});
