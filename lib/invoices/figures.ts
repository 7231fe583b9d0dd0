import { type CurrencyCode, isCurrencyCode } from "../currencies.ts";
import { isPositive, type MoneyProblem, parsePrice, toDecimal } from "../money.ts";
import { plainDecimal } from "./fraction.ts";
import type { Rounding } from "./status.ts";
import { type InvoiceFigures, invoiceTotals, type LineFigures } from "./totals.ts";

/** The figures of a form, as somebody typed them. */
export interface TypedFigures {
  readonly currency: string;
  readonly rounding: Rounding;
  readonly discount: string;
  readonly lines: readonly LineFigures[];
}

export interface FigureProblem {
  readonly path: readonly (string | number)[];
  readonly message: string;
}

/** A thousand billions: as much as a payment link can ask for. */
const MAX_WHOLE_DIGITS = 12;

const PRICE_PROBLEMS: Readonly<Record<MoneyProblem, string>> = {
  not_a_number: "Write the price as a number, like 2500.00.",
  unknown_currency: "Choose one of the listed currencies.",
  too_precise: "More decimals than this currency has.",
  too_large: "That is more than can be charged.",
};

const QUANTITY = /^\d{1,9}(\.\d+)?$/;
const PERCENT = /^\d{1,3}(\.\d+)?$/;

/** What is wrong with the figures, each at its field; none: {@link readFigures} reads them. */
export function figureProblems(typed: TypedFigures): FigureProblem[] {
  const { currency } = typed;
  if (!isCurrencyCode(currency)) return [];
  const problems = typed.lines.flatMap((line, index) => lineProblems(line, currency, index));
  const discount = percentProblem(typed.discount);
  if (discount !== null) problems.push({ path: ["discount"], message: discount });
  if (problems.length > 0 || typed.lines.length === 0) return problems;
  const { total } = invoiceTotals(figuresOf(typed, currency));
  if (!isPositive(total)) return [{ path: ["lines"], message: "The total must be more than zero." }];
  if (total.units >= 10n ** BigInt(MAX_WHOLE_DIGITS + total.scale))
    return [{ path: ["lines"], message: "The total is more than can be charged." }];
  return [];
}

/** The figures as they are stored and summed; null while something is wrong with them. */
export function readFigures(typed: TypedFigures): InvoiceFigures | null {
  const { currency } = typed;
  if (!isCurrencyCode(currency) || figureProblems(typed).length > 0) return null;
  return figuresOf(typed, currency);
}

/** As far as they can be read: what a form shows while somebody types. */
export function readableFigures(typed: TypedFigures, currency: CurrencyCode): InvoiceFigures {
  const lines = typed.lines.map((line) => (lineProblems(line, currency, 0).length === 0 ? line : NOTHING));
  const discount = percentProblem(typed.discount) === null ? typed.discount : "0";
  return figuresOf({ ...typed, discount, lines }, currency);
}

const NOTHING: LineFigures = {
  quantity: "1",
  unitPrice: "0",
  discount: "0",
  taxName: "",
  taxRate: "0",
  taxIncluded: false,
};

function figuresOf({ rounding, discount, lines }: TypedFigures, currency: CurrencyCode): InvoiceFigures {
  return {
    currency,
    rounding,
    discount: plainDecimal(discount),
    lines: lines.map((line) => ({
      quantity: plainDecimal(line.quantity),
      unitPrice: priceOf(line.unitPrice, currency),
      discount: plainDecimal(line.discount),
      taxName: line.taxName,
      taxRate: plainDecimal(line.taxRate),
      taxIncluded: line.taxIncluded,
    })),
  };
}

function priceOf(typed: string, currency: CurrencyCode): string {
  const price = parsePrice(typed, currency);
  if (!price.ok) throw new TypeError("a price that was not checked");
  return toDecimal(price.value);
}

function lineProblems(line: LineFigures, currency: CurrencyCode, index: number): FigureProblem[] {
  const found = {
    quantity: quantityProblem(line.quantity),
    unitPrice: priceProblem(line.unitPrice, currency),
    discount: percentProblem(line.discount),
    taxRate: percentProblem(line.taxRate),
  };
  return Object.entries(found).flatMap(([field, message]) =>
    message === null ? [] : [{ path: ["lines", index, field], message }],
  );
}

function quantityProblem(typed: string): string | null {
  if (!QUANTITY.test(typed)) return "Write a number, like 1 or 2.5.";
  if ((plainDecimal(typed).split(".")[1] ?? "").length > 6) return "At most six decimals.";
  return /[1-9]/.test(typed) ? null : "More than zero.";
}

function priceProblem(typed: string, currency: CurrencyCode): string | null {
  const price = parsePrice(typed, currency);
  if (!price.ok) return PRICE_PROBLEMS[price.error];
  if (price.value.units < 0n) return "Not below zero: a discount takes off, a credit note gives back.";
  return price.value.units >= 10n ** BigInt(MAX_WHOLE_DIGITS + price.value.scale)
    ? PRICE_PROBLEMS.too_large
    : null;
}

function percentProblem(typed: string): string | null {
  if (!PERCENT.test(typed)) return "Write a percentage, like 19.";
  const [whole = "0", fraction = ""] = plainDecimal(typed).split(".");
  if (fraction.length > 4) return "At most four decimals.";
  const isMore = Number(whole) > 100 || (whole === "100" && fraction !== "");
  return isMore ? "At most 100." : null;
}
