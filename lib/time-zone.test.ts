import { expect, it } from "vitest";
import { readClock, readZone } from "./time-zone.ts";

it.each([
  ["America/Santiago", "America/Santiago"],
  ["Europe%2FMadrid", "Europe/Madrid"],
  ["utc", "UTC"],
])("reads the zone %s", (text, zone) => {
  expect(readZone(text)).toBe(zone);
});

it.each([undefined, "", "Mars/Base", "%E0%A4%A", "+02:00", "-05", "'; DROP TABLE zones", "x".repeat(5000)])(
  "takes no zone from %j",
  (text) => {
    expect(readZone(text)).toBeNull();
  },
);

it("reads a clock that can be chosen, and no other", () => {
  expect(readClock("merchant")).toBe("merchant");
  expect(readClock("theirs")).toBeNull();
  expect(readClock(undefined)).toBeNull();
});
