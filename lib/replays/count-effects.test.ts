import { describe, expect, it } from "vitest";
import { countEffects, scaleCounts } from "./count-effects.ts";

describe("countEffects", () => {
  it("counts on from what was known, most first", () => {
    const before = [{ effect: "unchanged", count: 2 }];
    expect(countEffects(["ignored", "unchanged", "ignored", "ignored", "ignored"], before)).toEqual([
      { effect: "ignored", count: 4 },
      { effect: "unchanged", count: 3 },
    ]);
  });
});

describe("scaleCounts", () => {
  it("speaks for all events in whole numbers that add up", () => {
    const sample = [
      { effect: "unchanged", count: 333 },
      { effect: "failed", count: 166 },
      { effect: "ignored", count: 1 },
    ];
    const scaled = scaleCounts(sample, 12_041);
    expect(scaled.reduce((sum, { count }) => sum + count, 0)).toBe(12_041);
    expect(scaled.map(({ count }) => count)).toEqual([8019, 3998, 24]);
  });

  it("leaves counts of all events alone", () => {
    const all = [{ effect: "unchanged", count: 3 }];
    expect(scaleCounts(all, 3)).toEqual(all);
    expect(scaleCounts([], 0)).toEqual([]);
  });
});
