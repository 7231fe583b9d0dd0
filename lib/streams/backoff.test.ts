import { expect, it } from "vitest";
import { failuresAfter, reconnectDelay } from "./backoff.ts";

it("doubles from one second to thirty", () => {
  const middle = () => 0.5;
  expect([1, 2, 3, 4, 5, 6, 7, 50].map((failures) => reconnectDelay(failures, middle))).toEqual([
    1000, 2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000,
  ]);
});

it("spreads by a fifth either way", () => {
  expect(reconnectDelay(1, () => 0)).toBe(800);
  expect(reconnectDelay(6, () => 1)).toBe(36_000);
});

it("begins anew after a stream that stood for a minute", () => {
  expect(failuresAfter(5, 59_000)).toBe(6);
  expect(failuresAfter(5, 61_000)).toBe(1);
});
