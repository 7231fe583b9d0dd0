import { expect, it } from "vitest";
import { typedAmount, typedHalf } from "./typed-amount.ts";

it.each([
  ["328.990000", "USDT", "328.99", "164.495"],
  ["0.000001", "USDT", "0.000001", "0.00"],
  ["100.00", "USD", "100.00", "50.00"],
  ["0.01", "USD", "0.01", "0.00"],
  ["7", "CLP", "7", "3"],
  ["1200", "JPY", "1200", "600"],
  ["1.000000000000000000", "ETH", "1.00", "0.50"],
])("writes %s %s as %s, and its half as %s", (amount, currency, whole, half) => {
  expect(typedAmount({ amount, currency })).toBe(whole);
  expect(typedHalf({ amount, currency })).toBe(half);
});
