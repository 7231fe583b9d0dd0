import { expect, it } from "vitest";
import { successWords } from "./success-words.ts";

it.each([
  [0, 0, "None ended yet"],
  [0, 4, "0 %"],
  [2, 3, "66.7 %"],
  [9999, 10_000, "99.9 %"],
  [1, 10_000, "0.1 %"],
  [5, 5, "100 %"],
])("%i of %i is %s", (well, all, words) => {
  expect(successWords({ well, all })).toBe(words);
});
