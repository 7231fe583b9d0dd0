import { describe, expect, it } from "vitest";
import { formatTime } from "./time-format.ts";

const bogota = { locale: "en-GB", zone: "America/Bogota" };
const now = new Date("2026-11-19T14:41:30Z");

describe("formatTime", () => {
  it("speaks of the last hour relatively", () => {
    expect(formatTime(new Date("2026-11-19T14:41:20Z"), "relative", bogota, now)).toBe("now");
    expect(formatTime(new Date("2026-11-19T14:39:00Z"), "relative", bogota, now)).toBe("2 min ago");
  });

  it("falls back to the clock after an hour", () => {
    expect(formatTime(new Date("2026-11-19T13:00:00Z"), "relative", bogota, now)).toBe("19 Nov 08:00:00");
  });

  it("writes records with year and seconds in the reader's zone", () => {
    expect(formatTime(new Date("2026-11-20T02:13:58Z"), "record", bogota, now)).toBe("19 Nov 2026 21:13:58");
  });

  it("says the year in a list only when it is another one", () => {
    expect(formatTime(new Date("2026-03-01T12:00:00Z"), "list", bogota, now)).toBe("1 Mar 07:00:00");
    expect(formatTime(new Date("2025-03-01T12:00:00Z"), "list", bogota, now)).toBe("1 Mar 2025 07:00");
  });

  it("writes midnight as 00", () => {
    expect(formatTime(new Date("2026-11-19T05:00:07Z"), "clock", bogota, now)).toBe("00:00:07");
  });

  it("does not call the future recent", () => {
    expect(formatTime(new Date("2026-11-19T15:00:00Z"), "relative", bogota, now)).toBe("19 Nov 10:00:00");
  });
});
