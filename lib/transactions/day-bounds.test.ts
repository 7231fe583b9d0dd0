import { describe, expect, it } from "vitest";
import { dayBounds } from "./day-bounds.ts";

const hours = (day: string, zone: string): number => {
  const { since, until } = dayBounds({ from: day, to: day }, zone);
  return ((until?.getTime() ?? 0) - (since?.getTime() ?? 0)) / 3_600_000;
};

describe("the moments of days", () => {
  it("begin and end with the day of the zone", () => {
    expect(dayBounds({ from: "2026-11-12", to: "2026-11-13" }, "America/Bogota")).toEqual({
      since: new Date("2026-11-12T05:00:00Z"),
      until: new Date("2026-11-14T05:00:00Z"),
    });
    expect(dayBounds({ from: null, to: "2026-11-12" }, "Asia/Kolkata").until).toEqual(
      new Date("2026-11-12T18:30:00Z"),
    );
  });

  it("are 23 or 25 hours apart where the clocks change", () => {
    expect(hours("2026-03-29", "Europe/Madrid")).toBe(23);
    expect(hours("2026-10-25", "Europe/Madrid")).toBe(25);
    expect(hours("2026-11-28", "Europe/Madrid")).toBe(24);
  });

  it("begin at one where the clocks go forward at midnight", () => {
    expect(dayBounds({ from: "2026-09-06", to: null }, "America/Santiago").since).toEqual(
      new Date("2026-09-06T04:00:00Z"),
    );
    expect(hours("2026-09-06", "America/Santiago")).toBe(23);
  });
});
