import { expect, it } from "vitest";
import { positionsOf } from "./chart-position.ts";

it("places amounts of any size by exact shares of the largest", () => {
  expect(positionsOf(["50", "100.00", "0", "25.000000"], "USDT")).toEqual([500, 1000, 0, 250]);
  expect(positionsOf(["99999999999999999999", "1"], "COP")).toEqual([1000, 0]);
  expect(positionsOf(["0", "0"], "COP")).toEqual([0, 0]);
  expect(positionsOf([], "COP")).toEqual([]);
});
