import { describe, expect, it } from "vitest";
import { percentChange, pointsChange } from "./percent.ts";

describe("percentChange", () => {
  it.each([
    ["112.40", "100", "+12.4"],
    ["97", "100.00", "-3.0"],
    ["100", "100.000000", "0.0"],
    ["0", "5", "-100.0"],
    ["1.0005", "1", "+0.1"],
    ["99999999999999999999.000001", "99999999999999999999", "0.0"],
  ])("from %s after %s is %s", (now, before, change) => {
    expect(percentChange(now, before, "USDT")).toBe(change);
  });

  it("is unknown when there was nothing before", () => {
    expect(percentChange("5", "0", "USD")).toBeNull();
  });
});

describe("pointsChange", () => {
  it("subtracts the rates as they are shown", () => {
    expect(pointsChange({ part: 2, whole: 3 }, { part: 1, whole: 2 })).toBe("+16.6");
    expect(pointsChange({ part: 1, whole: 2 }, { part: 2, whole: 3 })).toBe("-16.6");
    expect(pointsChange({ part: 1, whole: 2 }, { part: 0, whole: 0 })).toBeNull();
  });
});
