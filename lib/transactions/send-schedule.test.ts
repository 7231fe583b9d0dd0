import { describe, expect, it } from "vitest";
import { MOST_SENDS, nextSendAt, sendingTookMs } from "./send-schedule.ts";

const NOW = new Date("2026-01-15T12:00:00.000Z");
const waits = (random: number) =>
  [1, 2, 3, 4, 5, 6].map((sent) => (nextSendAt(sent, NOW, { random })?.getTime() ?? 0) - NOW.getTime());

describe("when a creation is sent again", () => {
  it("is after 1 s, 3 s, 10 s, 30 s, 2 min and 10 min, a little later for some", () => {
    expect(waits(0)).toEqual([1_000, 3_000, 10_000, 30_000, 120_000, 600_000]);
    expect(waits(1)).toEqual([1_200, 3_600, 12_000, 36_000, 144_000, 720_000]);
  });

  it("is never before the provider wants to be asked", () => {
    expect(nextSendAt(1, NOW, { retryAfterMs: 60_000, random: 0 })).toEqual(
      new Date("2026-01-15T12:01:00.000Z"),
    );
    expect(nextSendAt(5, NOW, { retryAfterMs: 60_000, random: 0 })).toEqual(
      new Date("2026-01-15T12:02:00.000Z"),
    );
  });

  it("is never again after the seventh try", () => {
    expect(nextSendAt(MOST_SENDS, NOW)).toBeNull();
    expect(sendingTookMs(1)).toBe(0);
    expect(sendingTookMs(MOST_SENDS)).toBe(916_800);
  });
});
