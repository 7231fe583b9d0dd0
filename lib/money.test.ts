import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  addMoney,
  atParity,
  compareMoney,
  isSameMoney,
  moneyFromUnits,
  moneyOf,
  parseMoney,
  parsePrice,
  subtractMoney,
  toDecimal,
  toMinorUnits,
} from "./money.ts";

describe("parseMoney", () => {
  it("keeps every digit that a provider writes", () => {
    expect(toDecimal(moneyOf("49.990", "USD"))).toBe("49.99");
    expect(toDecimal(moneyOf("49.995", "USD"))).toBe("49.995");
    expect(toDecimal(moneyOf("0.000000000000000001", "DAI"))).toBe("0.000000000000000001");
    expect(toDecimal(moneyOf("20000000", "COP"))).toBe("20000000.00");
    expect(toDecimal(moneyOf("-215520", "COP"))).toBe("-215520.00");
  });

  it.each([
    ["", "COP", "not_a_number"],
    ["1e21", "COP", "not_a_number"],
    ["1,000", "COP", "not_a_number"],
    [" 1", "COP", "not_a_number"],
    ["NaN", "COP", "not_a_number"],
    ["0x10", "COP", "not_a_number"],
    ["1.", "COP", "not_a_number"],
    ["123456789012345678901", "COP", "too_large"],
    ["1", "XXX", "unknown_currency"],
    ["1", "toString", "unknown_currency"],
  ])("refuses %j %s as %s", (text, currency, problem) => {
    expect(parseMoney(text, currency)).toEqual({ ok: false, error: problem });
  });

  it("takes minor units from our table and not from Intl", () => {
    expect(moneyFromUnits(5000n, "COP")).toEqual(moneyOf("50", "COP"));
    expect(moneyFromUnits(5000n, "CLP")).toEqual(moneyOf("5000", "CLP"));
    expect(moneyFromUnits(49_990n, "USD", 3)).toEqual(moneyOf("49.99", "USD"));
  });
});

describe("parsePrice", () => {
  it("refuses more decimals than the currency has", () => {
    expect(parsePrice("1.005", "USD")).toEqual({ ok: false, error: "too_precise" });
    expect(parsePrice("1.5", "CLP")).toEqual({ ok: false, error: "too_precise" });
    expect(parsePrice("1.000001", "USDT").ok).toBe(true);
  });

  it("takes commas between thousands", () => {
    expect(parsePrice("1,250,000.50", "COP")).toEqual(parsePrice("1250000.50", "COP"));
    expect(parsePrice("1,250,000.50", "COP").ok).toBe(true);
  });

  it.each(["4,5", "45,50", "1.000,50", "1,00,000", "1000,000", ",500", "1,000,"])("refuses %s", (typed) => {
    expect(parsePrice(typed, "USD")).toEqual({ ok: false, error: "not_a_number" });
  });
});

describe("arithmetic", () => {
  it("adds what floats cannot", () => {
    expect(toDecimal(addMoney(moneyOf("0.1", "USD"), moneyOf("0.2", "USD")))).toBe("0.30");
  });

  it("is exact at any scale", () => {
    const units = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
    fc.assert(
      fc.property(units, units, fc.nat({ max: 6 }), fc.nat({ max: 6 }), (a, b, scaleA, scaleB) => {
        const left = moneyFromUnits(a, "DAI", scaleA);
        const right = moneyFromUnits(b, "DAI", scaleB);
        const there = addMoney(left, right);
        expect(isSameMoney(subtractMoney(there, right), left)).toBe(true);
        expect(compareMoney(left, right)).toBe(
          Math.sign(Number(a * 10n ** BigInt(6 - scaleA) - b * 10n ** BigInt(6 - scaleB))),
        );
      }),
    );
  });

  it("survives the trip through a decimal string", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }), (units) => {
        const money = moneyFromUnits(units, "USDT");
        expect(moneyOf(toDecimal(money), "USDT")).toEqual(money);
      }),
    );
  });

  it("never mixes currencies", () => {
    expect(() => addMoney(moneyOf("1", "USD"), moneyOf("1", "COP"))).toThrow();
    expect(() => atParity(moneyOf("1", "USD"), "COP")).toThrow(RangeError);
    expect(atParity(moneyOf("2500.00", "USD"), "USDT")).toEqual(moneyOf("2500", "USDT"));
  });

  it("refuses to round when minor units are asked for", () => {
    expect(toMinorUnits(moneyOf("99", "USD"))).toBe(9900n);
    expect(() => toMinorUnits(moneyOf("0.005", "USD"))).toThrow(RangeError);
  });
});
