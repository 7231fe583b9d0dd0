import { expect, it } from "vitest";
import { periodsOf } from "./periods.ts";

it("counts whole days of the merchant's zone, today among them", () => {
  // 02:00 in UTC is still the evening before in Bogotá.
  const periods = periodsOf("7d", new Date("2026-11-20T02:00:00Z"), "America/Bogota");
  expect(periods.days).toEqual([13, 14, 15, 16, 17, 18, 19].map((day) => `2026-11-${day}`));
  expect(periods.from.toISOString()).toBe("2026-11-13T05:00:00.000Z");
  expect(periods.beforeDays.at(0)).toBe("2026-11-06");
  expect(periods.beforeDays.at(-1)).toBe("2026-11-12");
  expect(periods.beforeTo.toISOString()).toBe("2026-11-13T02:00:00.000Z");
});

it("keeps local midnight over a change of the clock", () => {
  // Santiago moved from -04 to -03 on 6 September 2026, at midnight: that day begins at 01:00.
  const periods = periodsOf("7d", new Date("2026-09-09T15:00:00Z"), "America/Santiago");
  expect(periods.days.slice(0, 4)).toEqual(["2026-09-03", "2026-09-04", "2026-09-05", "2026-09-06"]);
  expect(new Set(periods.days).size).toBe(7);
  expect(periods.from.toISOString()).toBe("2026-09-03T04:00:00.000Z");
  expect(periods.beforeTo.toISOString()).toBe("2026-09-02T16:00:00.000Z");
});
