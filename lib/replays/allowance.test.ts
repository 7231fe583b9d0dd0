import { describe, expect, it } from "vitest";
import { allowance } from "./allowance.ts";

const at = (ms: number) => new Date(Date.UTC(2026, 10, 28) + ms);

/** Events sent by steps at the given times. */
function sentBy(rate: number, steps: readonly number[]): number {
  let paced: Date | null = null;
  let sent = 0;
  for (const ms of steps) {
    const { count, pacedAfter } = allowance(rate, paced, at(ms));
    sent += count;
    paced = pacedAfter(count);
  }
  return sent;
}

describe("allowance", () => {
  it("never sends more than the rate over any time, beyond the first second's worth", () => {
    for (const rate of [1, 7, 10, 100]) {
      const steps = Array.from({ length: 60 }, (_, index) => index * 1300);
      expect(sentBy(rate, steps)).toBeLessThanOrEqual(rate * (1 + (59 * 1300) / 1000));
    }
  });

  it("loses nothing to uneven steps", () => {
    const steps = Array.from({ length: 101 }, (_, index) => index * 1000 + (index % 3) * 300);
    expect(sentBy(1, steps)).toBeGreaterThanOrEqual(100);
    expect(sentBy(3, steps)).toBeGreaterThanOrEqual(300);
  });

  it("does not rush after a pause", () => {
    expect(sentBy(10, [0, 60_000])).toBe(10 + 20);
  });

  it("sends nothing twice in one moment", () => {
    expect(sentBy(10, [0, 0, 0])).toBe(10);
  });
});
