import { describe, expect, it } from "vitest";
import { rangeStart } from "./range-start.ts";

const now = new Date("2026-11-20T03:30:00Z");

describe("rangeStart", () => {
  it("begins a day where the merchant's day begins", () => {
    // 22:30 of the 19th in Bogotá: seven days are the 13th to the 19th.
    expect(rangeStart("7d", now, "America/Bogota")).toEqual(new Date("2026-11-13T05:00:00Z"));
    expect(rangeStart("7d", now, "UTC")).toEqual(new Date("2026-11-14T00:00:00Z"));
  });

  it("holds when the clocks changed in between", () => {
    expect(rangeStart("30d", now, "Europe/Madrid")).toEqual(new Date("2026-10-21T22:00:00Z"));
  });

  it("counts hours exactly and lets everything through", () => {
    expect(rangeStart("24h", now, "Europe/Madrid")).toEqual(new Date("2026-11-19T03:30:00Z"));
    expect(rangeStart("all", now, "UTC")).toBeNull();
  });
});
