import { describe, expect, it } from "vitest";
import { nextSyncAt } from "./sync-schedule.ts";

const CREATED = new Date("2026-11-19T14:00:00Z");
const CARD = { expectedSeconds: 5, windowSeconds: 3600 };
const CASH = { expectedSeconds: 24 * 3600, windowSeconds: 72 * 3600 };

function later(seconds: number): Date {
  return new Date(CREATED.getTime() + seconds * 1000);
}

describe("nextSyncAt", () => {
  it("asks first when the method usually is through, and never under 20 s", () => {
    expect(nextSyncAt(CARD, CREATED, CREATED, 0)).toEqual(later(20));
    expect(nextSyncAt({ ...CARD, expectedSeconds: 180 }, CREATED, CREATED, 0)).toEqual(later(180));
  });

  it("finds a lost webhook within twice the expected time", () => {
    const first = nextSyncAt({ ...CARD, expectedSeconds: 600 }, CREATED, CREATED, 0);
    expect(first).not.toBeNull();
    expect(Number(first) - Number(CREATED)).toBeLessThanOrEqual(2 * 600 * 1000);
  });

  it("waits longer each time, at most 6 hours", () => {
    const waits = [1, 2, 3, 4, 30].map(
      (count) => Number(nextSyncAt(CARD, CREATED, CREATED, count)) - Number(CREATED),
    );
    expect(waits).toEqual([20_000, 40_000, 80_000, 160_000, 6 * 3600_000]);
    expect(nextSyncAt(CASH, CREATED, CREATED, 0)).toEqual(later(6 * 3600));
  });

  it("stops when the method's window is long past", () => {
    expect(nextSyncAt(CARD, CREATED, later(4 * 3600 + 1), 9)).toBeNull();
    expect(nextSyncAt(CASH, CREATED, later(10 * 24 * 3600), 9)).not.toBeNull();
  });
});
