import { describe, expect, it } from "vitest";
import { addDays, isDay, readDays } from "./calendar-day.ts";

const TODAY = "2026-03-02";

describe("days as people type them", () => {
  it.each([
    ["2026-02-28", "2026-02-28", "2026-02-28"],
    ["28/02/2026", "2026-02-28", "2026-02-28"],
    ["1.2.2026", "2026-02-01", "2026-02-01"],
    ["2026-02", "2026-02-01", "2026-02-28"],
    ["today", "2026-03-02", "2026-03-02"],
    ["Yesterday", "2026-03-01", "2026-03-01"],
    ["7d", "2026-02-24", "2026-03-02"],
    ["2026-02-01..2026-02-03", "2026-02-01", "2026-02-03"],
    [">2026-02-01", "2026-02-01", null],
    ["<=2026-02-01", null, "2026-02-01"],
    ["..yesterday", null, "2026-03-01"],
    ["2026-01..", "2026-01-01", null],
  ])("reads %s", (text, from, to) => {
    expect(readDays(text, TODAY)).toEqual({ from, to });
  });

  it("takes a day without a year for the last one there was", () => {
    expect(readDays("1/3", TODAY)?.from).toBe("2026-03-01");
    expect(readDays("3/3", TODAY)?.from).toBe("2025-03-03");
  });

  it.each(["", "..", "2026-02-30", "31/02/2026", "2026-13", "29/2", "tomorrow", "a..b", ">", "1..2..3"])(
    "does not take %j for one",
    (text) => {
      expect(readDays(text, TODAY)).toBeNull();
    },
  );

  it("knows which days there are, over months and leap years", () => {
    expect(isDay("2024-02-29")).toBe(true);
    expect(isDay("2025-02-29")).toBe(false);
    expect(isDay("2025-2-9")).toBe(false);
    expect(addDays("2024-02-28", 2)).toBe("2024-03-01");
  });
});
