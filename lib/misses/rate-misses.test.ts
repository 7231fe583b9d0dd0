import { expect, it } from "vitest";
import { rateOf } from "./rate-misses.ts";

it.each([
  [1, 2, "33.33"],
  [1, 12, "7.69"],
  [2, 1, "66.67"],
  [0, 9, "0.00"],
  [1, 99_999, "0.01"],
  [3, 0, "100.00"],
])("%i missed beside %i that came are %s percent", (missed, told, percent) => {
  expect(rateOf(missed, missed, told)).toEqual({ missed, expected: missed + told, percent });
});

it("without anything expected there is no rate", () => {
  expect(rateOf()).toEqual({ missed: 0, expected: 0, percent: null });
});
