import { describe, expect, it } from "vitest";
import { byteRange } from "./byte-range.ts";

describe("byteRange", () => {
  it.each([
    ["bytes=0-", { start: 0, end: 100 }],
    ["bytes=40-", { start: 40, end: 100 }],
    ["bytes=40-59", { start: 40, end: 60 }],
    ["bytes=40-9999", { start: 40, end: 100 }],
    ["bytes=-10", { start: 90, end: 100 }],
    ["bytes=-500", { start: 0, end: 100 }],
    ["bytes=99-99", { start: 99, end: 100 }],
  ])("reads %s", (header, expected) => {
    expect(byteRange(header, 100)).toEqual(expected);
  });

  it.each(["bytes=100-", "bytes=-0", "bytes=5000-6000"])("cannot satisfy %s", (header) => {
    expect(byteRange(header, 100)).toBe("unsatisfiable");
  });

  it.each([null, "", "bytes=-", "bytes=9-4", "bytes=0-1,5-6", "lines=1-2", "bytes=a-b"])(
    "sends everything for %s",
    (header) => {
      expect(byteRange(header, 100)).toBeNull();
    },
  );
});
