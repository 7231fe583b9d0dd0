import { describe, expect, it } from "vitest";
import { dayIn } from "../transactions/day-bounds.ts";
import { daysBack, spanOfDay } from "./local-day.ts";

const span = (day: string, zone: string) => {
  const { from, to } = spanOfDay(day, zone);
  return [from.toISOString(), to.toISOString()];
};

describe("spanOfDay", () => {
  it("is the local day from midnight to midnight", () => {
    expect(span("2026-11-20", "America/Bogota")).toEqual([
      "2026-11-20T05:00:00.000Z",
      "2026-11-21T05:00:00.000Z",
    ]);
    expect(span("2026-01-01", "Pacific/Auckland")).toEqual([
      "2025-12-31T11:00:00.000Z",
      "2026-01-01T11:00:00.000Z",
    ]);
  });

  it("has 23 and 25 hours when the clocks change", () => {
    const hours = (day: string) => {
      const { from, to } = spanOfDay(day, "Europe/Berlin");
      return (to.getTime() - from.getTime()) / 3_600_000;
    };
    expect([hours("2026-03-28"), hours("2026-03-29"), hours("2026-10-25")]).toEqual([24, 23, 25]);
  });

  it("begins with the first whole hour where the zone has a half one, and leaves no hour out", () => {
    expect(span("2026-11-20", "Asia/Kolkata")).toEqual([
      "2026-11-19T19:00:00.000Z",
      "2026-11-20T19:00:00.000Z",
    ]);
    expect(dayIn(new Date("2026-11-19T19:00:00Z"), "Asia/Kolkata")).toBe("2026-11-20");
  });
});

describe("daysBack", () => {
  it("walks the calendar backwards over the end of a month", () => {
    expect(daysBack("2026-03-02", 3)).toEqual(["2026-03-02", "2026-03-01", "2026-02-28"]);
  });
});
