import type { CurrencyCode } from "../currencies.ts";
import { type Money, moneyFromUnits, moneyOf, toMinorUnits } from "../money.ts";
import { allot } from "./allot.ts";
import {
  divideRounded,
  type Fraction,
  fractionOf,
  lessPercent,
  plainDecimal,
  sumOf,
  times,
} from "./fraction.ts";
import type { Rounding } from "./status.ts";

/** What a line says in figures: decimal strings, as the form and the database write them. Percents are "19", not "0.19". */
export interface LineFigures {
  readonly quantity: string;
  readonly unitPrice: string;
  readonly discount: string;
  readonly taxName: string;
  readonly taxRate: string;
  /** The unit price holds the tax already. */
  readonly taxIncluded: boolean;
}

export interface InvoiceFigures {
  readonly currency: CurrencyCode;
  readonly rounding: Rounding;
  /** Off the whole, in percent. */
  readonly discount: string;
  readonly lines: readonly LineFigures[];
}

export interface TaxTotal {
  readonly name: string;
  /** Percent, without zeros at its end. */
  readonly rate: string;
  /** What it is counted on: after all discounts, without tax. */
  readonly base: Money;
  readonly amount: Money;
}

export interface InvoiceTotals {
  /** In the order of the lines: after the line's own discount, without tax. */
  readonly lines: readonly { readonly net: Money }[];
  /** Sum of the lines' nets. */
  readonly subtotal: Money;
  /** What the discount on the whole takes off, net. */
  readonly discountTotal: Money;
  /** One for each name and rate: the highest rate first. */
  readonly taxes: readonly TaxTotal[];
  readonly taxTotal: Money;
  /** subtotal - discountTotal + taxTotal. */
  readonly total: Money;
}

/**
 * The exact sums of an invoice. All is counted in whole numbers; where a minor unit has to be cut, it is rounded half away
 * from zero, the way that people do on paper and that tax offices ask for.
 *
 * - `line`: each line is rounded (quantity × price less its discount), again less the discount on the whole, and its tax is
 *   rounded by itself. Whoever adds up the lines finds the total.
 * - `document`: lines are added unrounded, and one rounding is made for each tax (name, rate, included or added). The
 *   lines' nets are then shared out so that they still add up to the subtotal.
 *
 * An included tax is taken out of the rounded price (price × rate / (100 + rate)) and the net is what remains, so that net
 * and tax together are the price that was written. An added tax is counted on the rounded net. Subtotal, discount and taxes
 * always add up to the total, no order of lines changes any sum, and nothing is ever below zero.
 */
export function invoiceTotals(invoice: InvoiceFigures): InvoiceTotals {
  const { currency } = invoice;
  const lines = invoice.lines.map((line) => exactLine(line, currency));
  const parts = invoice.rounding === "line" ? lines.map((line) => [line]) : groupsOf(lines);
  const nets = new Map<ExactLine, bigint>();
  const sums = parts.map((part) => {
    const sum = sumOfPart(part, invoice);
    for (const [index, net] of allot(sum.net, part.map(exactNet)).entries()) {
      const line = part[index];
      if (line) nets.set(line, net);
    }
    return sum;
  });
  const money = (units: bigint): Money => moneyFromUnits(units, currency);
  const subtotal = total(sums, ({ net }) => net);
  const base = total(sums, (sum) => sum.base);
  const tax = total(sums, (sum) => sum.tax);
  return {
    lines: lines.map((line) => ({ net: money(nets.get(line) ?? 0n) })),
    subtotal: money(subtotal),
    discountTotal: money(subtotal - base),
    taxes: taxesOf(sums).map((one) => ({ ...one, base: money(one.base), amount: money(one.amount) })),
    taxTotal: money(tax),
    total: money(base + tax),
  };
}

/** A line before any rounding, in minor units and in the terms of its price: with its tax where that is included. */
interface ExactLine {
  readonly amount: Fraction;
  readonly rate: Fraction;
  readonly taxName: string;
  readonly taxRate: string;
  readonly taxIncluded: boolean;
}

function exactLine(line: LineFigures, currency: CurrencyCode): ExactLine {
  const price: Fraction = [toMinorUnits(moneyOf(line.unitPrice, currency)), 1n];
  const { taxName, taxIncluded } = line;
  const rate = fractionOf(line.taxRate);
  const taxRate = plainDecimal(line.taxRate);
  const amount = lessPercent(times(price, fractionOf(line.quantity)), line.discount);
  return { amount, rate, taxName, taxRate, taxIncluded };
}

function exactNet({ amount, rate, taxIncluded }: ExactLine): Fraction {
  if (!taxIncluded) return amount;
  const [percent, scale] = rate;
  return times(amount, [100n * scale, 100n * scale + percent]);
}

interface PartSum {
  readonly taxName: string;
  readonly taxRate: string;
  /** Before and after the discount on the whole. */
  readonly net: bigint;
  readonly base: bigint;
  readonly tax: bigint;
}

/** The sum of lines of one tax: the price is rounded first, all else follows from it. */
function sumOfPart(
  part: readonly ExactLine[],
  { rounding, discount }: Pick<InvoiceFigures, "rounding" | "discount">,
): PartSum {
  const [first] = part;
  if (!first) return { taxName: "", taxRate: "0", net: 0n, base: 0n, tax: 0n };
  const exact = sumOf(part.map(({ amount }) => amount));
  const written = divideRounded(exact);
  // Where each line is rounded, the discount is taken from what the customer reads.
  const discounted = lessPercent(rounding === "line" ? [written, 1n] : exact, discount);
  const before = split(written, first);
  const after = split(divideRounded(discounted), first);
  return {
    taxName: first.taxName,
    taxRate: first.taxRate,
    net: before.net,
    base: after.net,
    tax: after.tax,
  };
}

function split(price: bigint, { rate: [percent, scale], taxIncluded }: ExactLine) {
  if (!taxIncluded) return { net: price, tax: divideRounded([price * percent, 100n * scale]) };
  const tax = divideRounded([price * percent, 100n * scale + percent]);
  return { net: price - tax, tax };
}

function groupsOf(lines: readonly ExactLine[]): readonly ExactLine[][] {
  const key = (line: ExactLine) => JSON.stringify([line.taxName, line.taxRate, line.taxIncluded]);
  return [...Map.groupBy(lines, key).values()];
}

function taxesOf(sums: readonly PartSum[]) {
  const named = sums.filter(({ taxName, taxRate }) => taxName !== "" || taxRate !== "0");
  const groups = Map.groupBy(named, ({ taxName, taxRate }) => JSON.stringify([taxName, taxRate]));
  return [...groups.values()]
    .flatMap((group) => {
      const [first] = group;
      if (!first) return [];
      const base = total(group, (sum) => sum.base);
      return [{ name: first.taxName, rate: first.taxRate, base, amount: total(group, ({ tax }) => tax) }];
    })
    .sort((a, b) => Number(b.rate) - Number(a.rate) || (a.name < b.name ? -1 : 1));
}

function total<Item>(items: readonly Item[], amountOf: (item: Item) => bigint): bigint {
  return items.reduce((sum, item) => sum + amountOf(item), 0n);
}
