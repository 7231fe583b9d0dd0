import { expect, it } from "vitest";
import { countWords, successWords } from "./figure-words.ts";

it.each([
  [0, 0, "–"],
  [1, 1, "100 %"],
  [3000, 2999, "99.9 %"],
  [3, 1, "33.3 %"],
  [4, 0, "0 %"],
])("of %i tries %i succeeded: %s", (tries, succeeded, words) => {
  expect(successWords({ tries, succeeded, p95Ms: null }, "en")).toBe(words);
});

it("says where counting stopped", () => {
  expect(countWords(9_999, "en")).toBe("9,999");
  expect(countWords(10_000, "en")).toBe("10,000+");
});
