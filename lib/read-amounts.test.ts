import { describe, expect, it } from "vitest";
import { readAmounts } from "./read-amounts.ts";

const amountsOf = (text: string) => readAmounts(text)?.amounts;

describe("an amount as people type it", () => {
  it.each([
    ["2500", ["2500"]],
    ["0042", ["42"]],
    ["2500.00", ["2500"]],
    ["2500,5", ["2500.5"]],
    ["45,000.50", ["45000.5"]],
    ["45.000,50", ["45000.5"]],
    ["1.234.567", ["1234567"]],
    ["0.00031415", ["0.00031415"]],
    ["$ 1,250.75", ["1250.75"]],
  ])("reads %s", (text, expected) => {
    expect(amountsOf(text)).toEqual(expected);
  });

  it("keeps both readings where three digits follow one mark", () => {
    expect(amountsOf("45.000")).toEqual(["45000", "45"]);
    expect(amountsOf("1,250")).toEqual(["1250", "1.25"]);
  });

  it("takes a currency on either side, and no word that is none", () => {
    expect(readAmounts("COP 45.000,00")).toEqual({ amounts: ["45000"], currency: "COP" });
    expect(readAmounts("12.4usdt")).toEqual({ amounts: ["12.4"], currency: "USDT" });
    expect(readAmounts("12.4 XYZ")).toBeNull();
  });

  it.each(["", "abc", "ORD-1042", "12,34,56", "1.2.3", "45.000.00", "12 34", "-5", "1,23,456.7.8"])(
    "does not take %j for one",
    (text) => {
      expect(readAmounts(text)).toBeNull();
    },
  );
});
