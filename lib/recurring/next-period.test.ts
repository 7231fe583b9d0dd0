import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isDay } from "../calendar-day.ts";
import { nextPeriod, periodFrom } from "./next-period.ts";
import { RHYTHMS } from "./status.ts";

const days = fc.integer({ min: 0, max: 20_000 }).map((count) => addDays("2020-01-01", count));
const months = { month: 1, quarter: 3, year: 12 } as const;
const monthsOf = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

describe("nextPeriod", () => {
  it("comes back to the 31st after a short month, and to the 29th of February", () => {
    const run = (on: string, every: (typeof RHYTHMS)[number], count: number) => {
      const found = [on];
      for (let step = 0; step < count; step += 1)
        found.push(nextPeriod(found.at(-1) ?? on, every, Number(on.slice(8))));
      return found;
    };
    expect(run("2027-01-31", "month", 4)).toEqual([
      "2027-01-31",
      "2027-02-28",
      "2027-03-31",
      "2027-04-30",
      "2027-05-31",
    ]);
    expect(run("2028-02-29", "year", 4).at(-1)).toBe("2032-02-29");
    expect(run("2026-11-30", "quarter", 2)).toEqual(["2026-11-30", "2027-02-28", "2027-05-30"]);
    expect(run("2026-12-28", "week", 1).at(-1)).toBe("2027-01-04");
  });

  it("goes on by exactly its months, on the day that it was begun on or the last one before", () => {
    fc.assert(
      fc.property(
        days,
        fc.constantFrom("month", "quarter", "year"),
        fc.integer({ min: 1, max: 40 }),
        (start, every, count) => {
          const anchor = Number(start.slice(8));
          let day = start;
          for (let step = 0; step < count; step += 1) day = nextPeriod(day, every, anchor);
          expect(isDay(day)).toBe(true);
          expect(monthsOf(day) - monthsOf(start)).toBe(count * months[every]);
          const isLast = addDays(day, 1).endsWith("-01");
          expect(Number(day.slice(8)) === anchor || (isLast && Number(day.slice(8)) < anchor)).toBe(true);
        },
      ),
    );
  });

  it("finds the first day that is not before another, in step with the rhythm", () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 900 }), fc.constantFrom(...RHYTHMS), (on, ahead, every) => {
        const from = addDays(on, ahead);
        const anchor = Number(on.slice(8));
        const found = periodFrom(from, on, every, anchor);
        expect(found >= from).toBe(true);
        let day = on;
        while (day < found) day = nextPeriod(day, every, anchor);
        expect(day).toBe(found);
      }),
    );
  });
});
