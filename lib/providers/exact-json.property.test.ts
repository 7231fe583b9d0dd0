import fc from "fast-check";
import { expect, it } from "vitest";
import { z } from "zod";
import { moneyFromUnits, moneyOf, toDecimal } from "../money.ts";
import { decimalText, exactNumber, expandExponent, parseExactJson } from "./exact-json.ts";
import { shortDecimal } from "./read-amount.ts";

const decimals = fc
  .tuple(fc.bigInt({ min: 0n, max: 10n ** 18n }), fc.integer({ min: 0, max: 12 }))
  .map(([units, scale]) => {
    const digits = units.toString().padStart(scale + 1, "0");
    return scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  });

it("carries every amount over the wire and back without losing a digit", () => {
  fc.assert(
    fc.property(decimals, (decimal) => {
      const sent = JSON.stringify({ amount: exactNumber(decimal) });
      const read = parseExactJson(sent);
      const { amount } = z.object({ amount: decimalText }).parse(read.ok ? read.value : null);
      expect(toDecimal(moneyOf(amount, "USDC"))).toBe(toDecimal(moneyOf(decimal, "USDC")));
    }),
  );
});

it("shifts the point of an exponent exactly", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 1n, max: 10n ** 15n }), fc.integer({ min: 0, max: 9 }), (digits, shift) => {
      expect(expandExponent(`${digits}e${shift}`)).toBe((digits * 10n ** BigInt(shift)).toString());
      const down = expandExponent(`${digits}e-${shift}`) ?? "";
      expect(moneyOf(down, "ETH")).toEqual(moneyFromUnits(digits, "ETH", shift));
    }),
  );
});

it("shortens a decimal without changing it", () => {
  fc.assert(
    fc.property(decimals, (decimal) => {
      expect(moneyOf(shortDecimal(decimal), "DAI")).toEqual(moneyOf(decimal, "DAI"));
      expect(shortDecimal(decimal)).not.toMatch(/\.\d*0$|\.$/);
    }),
  );
});
