import fc from "fast-check";
import { expect, test } from "vitest";
import type { CurrencyCode } from "../currencies.ts";
import { addMoney, type Money, moneyOf, subtractMoney, toDecimal } from "../money.ts";
import { type InvoiceFigures, invoiceTotals, type LineFigures } from "./totals.ts";

const line = (changes: Partial<LineFigures>): LineFigures => ({
  quantity: "1",
  unitPrice: "0",
  discount: "0",
  taxName: "",
  taxRate: "0",
  taxIncluded: false,
  ...changes,
});

function totals(lines: readonly LineFigures[], changes: Partial<InvoiceFigures> = {}) {
  const sums = invoiceTotals({ currency: "USD", rounding: "line", discount: "0", lines, ...changes });
  return {
    nets: sums.lines.map(({ net }) => toDecimal(net)),
    subtotal: toDecimal(sums.subtotal),
    discount: toDecimal(sums.discountTotal),
    taxes: sums.taxes.map(({ name, rate, base, amount }) => [name, rate, toDecimal(base), toDecimal(amount)]),
    total: toDecimal(sums.total),
  };
}

test("adds tax to prices without it, by rate, the highest first", () => {
  const sums = totals([
    line({ quantity: "3", unitPrice: "19.99", taxName: "VAT", taxRate: "19.00" }),
    line({ quantity: "1", unitPrice: "10.00", taxName: "VAT", taxRate: "5" }),
    line({ quantity: "2", unitPrice: "4.00", taxName: "VAT", taxRate: "19" }),
  ]);
  expect(sums).toEqual({
    nets: ["59.97", "10.00", "8.00"],
    subtotal: "77.97",
    discount: "0.00",
    taxes: [
      ["VAT", "19", "67.97", "12.91"],
      ["VAT", "5", "10.00", "0.50"],
    ],
    total: "91.38",
  });
});

test("takes included tax out of the price, so that net and tax are the price that was written", () => {
  const sums = totals([
    line({ quantity: "1", unitPrice: "119.99", taxName: "IVA", taxRate: "19", taxIncluded: true }),
  ]);
  expect(sums).toMatchObject({
    subtotal: "100.83",
    taxes: [["IVA", "19", "100.83", "19.16"]],
    total: "119.99",
  });
});

test("rounds half away from zero, by line or once for each tax", () => {
  const lines = [line({ quantity: "0.5", unitPrice: "0.01" }), line({ quantity: "0.5", unitPrice: "0.01" })];
  expect(totals(lines)).toMatchObject({ nets: ["0.01", "0.01"], total: "0.02" });
  expect(totals(lines, { rounding: "document" })).toMatchObject({ subtotal: "0.01", total: "0.01" });
});

test("takes the lines' discounts first, then that on the whole, before tax", () => {
  const sums = totals(
    [line({ quantity: "2", unitPrice: "50.00", discount: "10", taxName: "VAT", taxRate: "20" })],
    { discount: "5" },
  );
  expect(sums).toMatchObject({
    nets: ["90.00"],
    subtotal: "90.00",
    discount: "4.50",
    taxes: [["VAT", "20", "85.50", "17.10"]],
    total: "102.60",
  });
});

test("counts whole pesos where a currency has no cents, and 18 digits where a token has them", () => {
  expect(totals([line({ quantity: "1.5", unitPrice: "333" })], { currency: "CLP" }).total).toBe("500");
  const wei = totals([line({ quantity: "3", unitPrice: "0.000000000000000001", taxRate: "50" })], {
    currency: "ETH",
  });
  expect(wei.total).toBe("0.000000000000000005");
});

test("an exempt line with a name stands among the taxes, one without does not", () => {
  const sums = totals([line({ unitPrice: "5.00", taxName: "Exempt" }), line({ unitPrice: "7.00" })]);
  expect(sums.taxes).toEqual([["Exempt", "0", "5.00", "0.00"]]);
});

const decimal = (whole: number, digits: number) =>
  fc
    .tuple(fc.integer({ min: 0, max: whole }), fc.integer({ min: 0, max: digits }), fc.nat())
    .map(([left, scale, seed]) =>
      scale === 0 ? `${left}` : `${left}.${String(seed % 10 ** scale).padStart(scale, "0")}`,
    );
const percent = fc.oneof(fc.constantFrom("0", "5", "19", "21", "100"), decimal(99, 4));
const currencies: readonly { currency: CurrencyCode; digits: number }[] = [
  { currency: "USD", digits: 2 },
  { currency: "COP", digits: 2 },
  { currency: "CLP", digits: 0 },
  { currency: "USDT", digits: 6 },
  { currency: "ETH", digits: 9 },
];
const invoices = fc.constantFrom(...currencies).chain(({ currency, digits }) =>
  fc.record({
    currency: fc.constant(currency),
    rounding: fc.constantFrom("line" as const, "document" as const),
    discount: percent,
    lines: fc.array(
      fc.record({
        quantity: decimal(10_000, 6),
        unitPrice: decimal(1_000_000, digits),
        discount: percent,
        taxName: fc.constantFrom("", "VAT", "IVA"),
        taxRate: percent,
        taxIncluded: fc.boolean(),
      }),
      { minLength: 1, maxLength: 12 },
    ),
  }),
);
const sum = (items: readonly Money[], currency: CurrencyCode) =>
  items.reduce(addMoney, moneyOf("0", currency));
const same = (a: Money, b: Money) => expect(toDecimal(a)).toBe(toDecimal(b));

test("the parts always add up to the total: no minor unit is lost or made", () => {
  fc.assert(
    fc.property(invoices, (invoice) => {
      const sums = invoiceTotals(invoice);
      const { currency } = invoice;
      same(
        sum(
          sums.lines.map(({ net }) => net),
          currency,
        ),
        sums.subtotal,
      );
      same(addMoney(subtractMoney(sums.subtotal, sums.discountTotal), sums.taxTotal), sums.total);
      const named = sum(
        sums.taxes.map(({ amount }) => amount),
        currency,
      );
      same(named, sums.taxTotal);
    }),
    { numRuns: 500 },
  );
});

test("nothing is ever below zero", () => {
  fc.assert(
    fc.property(invoices, (invoice) => {
      const { lines, subtotal, discountTotal, taxes, total } = invoiceTotals(invoice);
      const all = [
        ...lines.map(({ net }) => net),
        ...taxes.flatMap(({ base, amount }) => [base, amount]),
        subtotal,
        discountTotal,
        total,
      ];
      expect(all.every(({ units }) => units >= 0n)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

test("no order of the lines changes any sum", () => {
  const shuffled = invoices.chain((invoice) =>
    fc
      .shuffledSubarray([...invoice.lines], { minLength: invoice.lines.length })
      .map((lines) => [invoice, { ...invoice, lines }] as const),
  );
  fc.assert(
    fc.property(shuffled, ([invoice, other]) => {
      const { lines, ...sums } = invoiceTotals(invoice);
      const { lines: otherLines, ...otherSums } = invoiceTotals(other);
      expect(otherSums).toEqual(sums);
      const units = (nets: typeof lines) => nets.map(({ net }) => net.units).sort((a, b) => (a < b ? -1 : 1));
      expect(units(otherLines)).toEqual(units(lines));
    }),
    { numRuns: 300 },
  );
});

test("with all taxes included and no discount on the whole, the total is what the prices say", () => {
  const included = invoices.map((invoice) => ({
    ...invoice,
    rounding: "line" as const,
    discount: "0",
    lines: invoice.lines.map((one) => ({ ...one, taxIncluded: true, discount: "0", quantity: "2" })),
  }));
  fc.assert(
    fc.property(included, (invoice) => {
      const { total } = invoiceTotals(invoice);
      const prices = invoice.lines.flatMap(({ unitPrice }) => {
        const price = moneyOf(unitPrice, invoice.currency);
        return [price, price];
      });
      same(total, sum(prices, invoice.currency));
      same(invoiceTotals({ ...invoice, rounding: "document" }).total, total);
    }),
    { numRuns: 300 },
  );
});

test("rounding by line and by document never lie further apart than half a unit for each line and tax", () => {
  fc.assert(
    fc.property(invoices, (invoice) => {
      const byLine = invoiceTotals({ ...invoice, rounding: "line" }).total.units;
      const whole = invoiceTotals({ ...invoice, rounding: "document" }).total.units;
      const apart = byLine > whole ? byLine - whole : whole - byLine;
      expect(apart <= BigInt(invoice.lines.length * 4)).toBe(true);
    }),
    { numRuns: 300 },
  );
});
