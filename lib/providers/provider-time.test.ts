import { expect, it } from "vitest";
import { readTime } from "./provider-time.ts";

it("reads the four ways in which providers write a time", () => {
  const expected = new Date("2025-01-17T14:30:45.000Z");
  for (const written of [
    "2025-01-17T14:30:45Z",
    "2025-01-17 14:30:45",
    1737124245,
    "1737124245",
    1737124245000,
  ])
    expect(readTime(written)).toEqual(expected);
});

it("knows no time in anything else", () => {
  for (const written of ["soon", "", null, undefined, Number.NaN, {}])
    expect(readTime(written)).toBeUndefined();
});
