import { expect, it } from "vitest";
import { skewWords, spanWords } from "./skew-words.ts";

it.each([
  [0, "0 s"],
  [7 * 60_000 + 12_000, "7 min 12 s"],
  [60_000, "1 min"],
  [3_600_000 + 180_000, "1 h 3 min"],
  [86_400_000, "1 day"],
  [2 * 86_400_000 + 3_600_000 + 59_000, "2 days 1 h"],
])("writes %i ms", (ms, words) => {
  expect(spanWords(ms)).toBe(words);
});

it("says which side of the receipt it lies on", () => {
  const at = new Date(1_000_000);
  expect(skewWords(new Date(940_000), at)).toBe("1 min before it came");
  expect(skewWords(new Date(1_005_000), at)).toBe("5 s after it came");
});
