import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { moneyOf, toDecimal } from "../../money.ts";
import { type AskedAmounts, findAmountProblems, readPayerAmount, sumOfLines } from "./schema.ts";

const asked = (changes: Partial<AskedAmounts>): AskedAmounts => ({
  payerChooses: false,
  amount: "10",
  currency: "USD",
  minAmount: "",
  maxAmount: "",
  suggested: "",
  lines: [],
  prices: [],
  ...changes,
});
const problems = (changes: Partial<AskedAmounts>) =>
  findAmountProblems(asked(changes)).map(({ path }) => path.join("."));
const line = (unitAmount: string, quantity = 1) => ({ description: "It", quantity, unitAmount });

const bounds = (set: object) => ({ currency: "EUR", amount: "", ...set });

describe("what a link asks", () => {
  it.each([
    [{ payerChooses: true }, []],
    [{ payerChooses: true, minAmount: "5", maxAmount: "5", suggested: "5.00" }, []],
    [{ payerChooses: true, minAmount: "0" }, ["minAmount"]],
    [{ payerChooses: true, maxAmount: "-1" }, ["maxAmount"]],
    [{ payerChooses: true, minAmount: "1.001" }, ["minAmount"]],
    [{ payerChooses: true, maxAmount: "1".repeat(30) }, ["maxAmount"]],
    [{ payerChooses: true, minAmount: "10", maxAmount: "9.99" }, ["maxAmount"]],
    [{ payerChooses: true, minAmount: "10", suggested: "9.99" }, ["suggested"]],
    [{ payerChooses: true, maxAmount: "10", suggested: "10.01" }, ["suggested"]],
    [{ payerChooses: true, lines: [line("1")] }, ["lines"]],
    [{ payerChooses: true, prices: [{ currency: "EUR", amount: "9" }] }, ["prices.0.amount"]],
    [{ payerChooses: true, prices: [{ currency: "EUR", amount: "" }] }, []],
    [{ payerChooses: true, prices: [{ currency: "USD", amount: "" }] }, ["prices.0.currency"]],
    [{ payerChooses: true, minAmount: "9", prices: [bounds({ minAmount: "1", maxAmount: "5" })] }, []],
    [{ payerChooses: true, prices: [bounds({ minAmount: "5", maxAmount: "4.99" })] }, ["prices.0.maxAmount"]],
    [{ payerChooses: true, prices: [bounds({ maxAmount: "5", suggested: "6" })] }, ["prices.0.suggested"]],
    [{ payerChooses: true, prices: [bounds({ minAmount: "0.001" })] }, ["prices.0.minAmount"]],
    [
      { lines: [line("1"), line("0"), line("x"), line("1.005")] },
      ["lines.1.unitAmount", "lines.2.unitAmount", "lines.3.unitAmount"],
    ],
    [{ lines: [line("999999999999", 100_000)] }, ["lines"]],
    [{ amount: "not read", lines: [line("1")] }, []],
    [{ prices: [{ currency: "USD", amount: "9" }] }, ["prices.0.currency"]],
    [
      {
        prices: [
          { currency: "EUR", amount: "9" },
          { currency: "EUR", amount: "8" },
        ],
      },
      ["prices.1.currency"],
    ],
    [{ prices: [{ currency: "XXX", amount: "9" }] }, ["prices.0.currency"]],
    [{ prices: [{ currency: "CLP", amount: "9.5" }] }, ["prices.0.amount"]],
    [{ prices: [{ currency: "EUR", amount: "0" }] }, ["prices.0.amount"]],
  ] satisfies [Partial<AskedAmounts>, string[]][])("%j has problems at %j", (changes, fields) => {
    expect(problems(changes)).toEqual(fields);
  });

  it("adds lines up exactly, in any order", () => {
    const cents = fc.bigInt({ min: 1n, max: 10n ** 9n });
    const lines = fc.array(fc.tuple(cents, fc.integer({ min: 1, max: 1000 })), {
      minLength: 1,
      maxLength: 50,
    });
    fc.assert(
      fc.property(lines, (all) => {
        const typed = all.map(([units, quantity]) => {
          const digits = units.toString().padStart(3, "0");
          return line(`${digits.slice(0, -2)}.${digits.slice(-2)}`, quantity);
        });
        const sum = all.reduce((total, [units, quantity]) => total + units * BigInt(quantity), 0n);
        expect(sumOfLines(typed, "USD").units).toBe(sum);
        expect(sumOfLines(typed.toReversed(), "USD").units).toBe(sum);
      }),
    );
  });
});

describe("what a payer types", () => {
  const limits = { min: moneyOf("5", "USD"), max: moneyOf("10", "USD") };
  it.each([
    ["5", "5.00"],
    ["7,5", "7.50"],
    ["10.00", "10.00"],
    ["4.99", "amountMin"],
    ["10.01", "amountMax"],
    ["5.001", "amountPrecision"],
    ["0", "amount"],
    ["-6", "amount"],
    ["6e0", "amount"],
    ["٦", "amount"],
  ])("%s is %s", (typed, expected) => {
    const read = readPayerAmount(typed, "USD", limits);
    expect("money" in read ? toDecimal(read.money) : read.broken).toBe(expected);
  });
});
