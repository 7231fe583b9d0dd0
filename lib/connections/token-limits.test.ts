import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { stillCounted, waitForToken } from "./token-limits.ts";

const LIMITS = [
  { count: 3, windowMs: 60_000 },
  { count: 5, windowMs: 600_000 },
];
const at = (...seconds: number[]) => seconds.map((second) => new Date(second * 1000));
const now = (second: number) => new Date(second * 1000);

describe("waitForToken", () => {
  it.each([
    ["nothing was asked", [], 0, 0],
    ["there is room", [0, 10], 20, 0],
    ["the minute is used up", [0, 10, 20], 30, 30_000],
    ["the first has just left the minute", [0, 10, 20], 60, 0],
    ["the longer window is used up", [0, 70, 140, 210, 280], 400, 200_000],
    ["both are: the longer wait counts", [0, 100, 200, 210, 220], 225, 375_000],
  ] as const)("%s", (_what, times, second, wait) => {
    expect(waitForToken(at(...times), LIMITS, now(second))).toBe(wait);
  });

  it("without limits never waits", () => {
    expect(waitForToken(at(0, 0, 0, 0), [], now(0))).toBe(0);
  });

  it("never lets more into any window than its limit, and never waits without need", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30_000 }), { maxLength: 60 }), (gaps) => {
        let time = 0;
        let kept: Date[] = [];
        const taken: number[] = [];
        for (const gap of gaps) {
          time += gap;
          const wait = waitForToken(kept, LIMITS, new Date(time));
          const full = LIMITS.some(
            ({ count, windowMs }) => taken.filter((t) => time - t < windowMs).length >= count,
          );
          expect(wait > 0).toBe(full);
          if (wait > 0) {
            expect(waitForToken(kept, LIMITS, new Date(time + wait))).toBe(0);
            continue;
          }
          taken.push(time);
          kept = [...stillCounted(kept, LIMITS, new Date(time)), new Date(time)];
        }
      }),
    );
  });
});
