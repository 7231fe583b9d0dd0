import { expect, test } from "vitest";
import { conversionWords, timeToPayWords } from "./link-counts.ts";

test("the time to pay reads as a person would say it", () => {
  const words = (medianSeconds: number | null) => timeToPayWords({ medianSeconds });
  expect([null, 0, 38, 60, 260, 3599, 3600, 7500, 10_799, 172_800, 300_000].map(words)).toEqual([
    "–",
    "1 s",
    "38 s",
    "1 min",
    "4 min",
    "60 min",
    "1 h",
    "2 h 5 min",
    "3 h",
    "2 days",
    "3 days",
  ]);
});

test("conversion needs somebody who looked", () => {
  expect(conversionWords({ viewCount: 0, paidCount: 0 })).toBe("–");
  expect(conversionWords({ viewCount: 8, paidCount: 3 })).toBe("38 %");
});
