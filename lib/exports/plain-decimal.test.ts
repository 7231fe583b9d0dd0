import fc from "fast-check";
import { expect, it } from "vitest";
import { moneyOf, toDecimal } from "../money.ts";
import { plainDecimal } from "./plain-decimal.ts";

it("writes what our money writes, for any currency and any digits", () => {
  const digits = fc.stringMatching(/^(0|[1-9]\d{0,17})(\.\d{0,17}[1-9])?$/);
  fc.assert(
    fc.property(digits, fc.constantFrom("COP", "CLP", "USDT", "ETH", "BTC"), (decimal, currency) => {
      expect(plainDecimal(decimal, currency)).toBe(toDecimal(moneyOf(decimal, currency)));
    }),
  );
});

it("leaves an amount of a currency that it does not know as it is stored", () => {
  expect(plainDecimal("2500.5", "XYZ")).toBe("2500.5");
});
