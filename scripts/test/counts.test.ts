import { describe, expect, it } from "vitest";
import { judged, playwrightCounts, total, vitestCounts } from "./counts.ts";

describe("counting tests", () => {
  it("adds what the reports say", () => {
    const unit = vitestCounts({ numPassedTests: 10, numFailedTests: 1, numFailedTestSuites: 1 });
    const browser = playwrightCounts({
      stats: { expected: 4, unexpected: 1, flaky: 1, skipped: 0 },
      errors: [],
    });
    expect(total([unit, browser])).toEqual({ passed: 14, failed: 3 });
  });

  it("counts a file that could not run", () => {
    expect(vitestCounts({ numPassedTests: 3, numFailedTests: 0, numFailedTestSuites: 2 }).failed).toBe(2);
  });

  it.each([
    ["a runner without a report", undefined, 0],
    ["a runner that ran no test", { passed: 0, failed: 0 }, 0],
    ["a runner that ended badly without a failure", { passed: 5, failed: 0 }, 1],
  ])("takes %s for a failure", (_case, counts, code) => {
    expect(judged(counts, code).failed).toBe(1);
  });

  it("leaves a good run alone", () => {
    expect(judged({ passed: 5, failed: 0 }, 0)).toEqual({ passed: 5, failed: 0 });
  });
});
