import { z } from "zod";
import { type CurrencyCode, isCurrencyCode } from "../../currencies.ts";
import { compareMoney, isPositive, type Money, moneyFromUnits, moneyOf, parsePrice } from "../../money.ts";
import { questionInput } from "../questions/schema.ts";

/** A thousand billions: more than any provider takes, and what a phone can still show. */
const MAX_WHOLE_DIGITS = 12;
export const MOST_LINES = 50;
export const MOST_PRICES = 6;

const AMOUNT_PROBLEMS = {
  not_a_number: "Write the amount as a number, like 2500.00.",
  unknown_currency: "Choose one of the listed currencies.",
  too_precise: "More decimals than this currency has.",
  too_large: "That is more than can be charged.",
} as const;
const PAYER_SETS_IT = "The payer chooses the amount: only its limits can be set.";
const NOT_POSITIVE = "The amount must be more than zero.";

const typedAmount = z.string().trim().max(40);

/** One line of what an amount is the sum of. Whole quantities, so that a line is never rounded. */
export const linkLineInput = z.object({
  description: z.string().trim().min(1, "Say what it is.").max(200, "At most 200 characters."),
  quantity: z
    .number("Write a whole number.")
    .int("Write a whole number.")
    .min(1, "At least one.")
    .max(100_000),
  unitAmount: typedAmount,
});
export type LinkLine = z.output<typeof linkLineInput>;

/** Lines as they are stored: amounts in plain decimals. */
export const storedLines = z.array(linkLineInput).nullable();

/** What a payer who chooses may choose, and what stands in the field. */
const payerBounds = {
  minAmount: typedAmount.default(""),
  maxAmount: typedAmount.default(""),
  suggested: typedAmount.default(""),
};

/** The same link in another currency: its amount, or the limits of a payer who chooses. */
export const linkPriceInput = z.object({
  currency: z.string().max(10),
  amount: typedAmount.default(""),
  ...payerBounds,
});

/** What a link can ask for beyond a title and one amount. Every field may be left out. */
export const linkExtras = {
  ...payerBounds,
  /** With lines the amount is their sum, and `amount` is not read. */
  lines: z.array(linkLineInput).max(MOST_LINES, `At most ${MOST_LINES} lines.`).default([]),
  /** The same link's price in other currencies: set by the merchant, never converted. */
  prices: z.array(linkPriceInput).max(MOST_PRICES, `At most ${MOST_PRICES} other currencies.`).default([]),
  /** A payment that was begun keeps its place for so long; null: only what was paid takes one. */
  holdMinutes: z
    .number()
    .int()
    .min(1, "At least a minute.")
    .max(10_080, "At most a week.")
    .nullable()
    .default(null),
  questions: z.array(questionInput).max(10, "At most ten questions.").default([]),
  description: z.string().trim().max(2000, "At most 2000 characters.").default(""),
  /** Nobody has touched the number that the form proposed: if it is taken meanwhile, the next free one stands for it. */
  numberIsProposed: z.boolean().default(false),
  /** What a payer reads once it is archived. */
  closedMessage: z.string().trim().max(500, "At most 500 characters.").default(""),
  /** The link whose picture it has, where no other is sent: a copied one, or the draft itself. */
  imageFrom: z.string().max(40).nullable().default(null),
};

/** A payer's form as it was sent; "" and no answers for what was left out. */
export interface TypedForm {
  readonly method: string;
  readonly amount: string;
  readonly answers: Readonly<Record<string, string>>;
}

const BOUNDS = ["minAmount", "maxAmount", "suggested"] as const;
type Bounds = Readonly<Record<(typeof BOUNDS)[number], string>>;

export interface AskedAmounts extends Bounds {
  readonly payerChooses: boolean;
  readonly amount: string;
  readonly currency: string;
  readonly lines: readonly LinkLine[];
  readonly prices: readonly (Partial<Bounds> & { readonly currency: string; readonly amount: string })[];
}

export interface AmountProblem {
  readonly path: (string | number)[];
  readonly message: string;
}

/** Everything that is wrong with what a link asks for, by field. */
export function findAmountProblems(asked: AskedAmounts): AmountProblem[] {
  const { currency, lines } = asked;
  const others = priceProblems(asked);
  if (asked.payerChooses) return [...limitProblems(asked), ...others];
  if (lines.length === 0) return [...amountProblem(["amount"], asked.amount, currency), ...others];
  const problems = lines.flatMap(({ unitAmount }, index) =>
    amountProblem(["lines", index, "unitAmount"], unitAmount, currency),
  );
  if (problems.length === 0 && isCurrencyCode(currency) && isTooLarge(sumOfLines(lines, currency)))
    problems.push({ path: ["lines"], message: AMOUNT_PROBLEMS.too_large });
  return [...problems, ...others];
}

/** Exactly the sum of quantity times unit amount. The lines must have been judged before. */
export function sumOfLines(lines: readonly LinkLine[], currency: CurrencyCode): Money {
  return lines.map((line) => totalOfLine(line, currency)).reduce(plus);
}

export function totalOfLine({ quantity, unitAmount }: LinkLine, currency: CurrencyCode): Money {
  const unit = parsePrice(unitAmount, currency);
  if (!unit.ok) throw new TypeError(`bad line: ${unit.error}`);
  return moneyFromUnits(unit.value.units * BigInt(quantity), currency, unit.value.scale);
}

/** What the page can say about a form that was refused. */
export const PAY_PROBLEMS = [
  "methodKey",
  "amount",
  "amountPrecision",
  "amountMin",
  "amountMax",
  "answers",
  "tooMany",
  "unexpected",
] as const;
export type PayProblem = (typeof PAY_PROBLEMS)[number];

/** What a payer may choose; null where nothing was said. */
export interface PayerLimits {
  readonly min: Money | null;
  readonly max: Money | null;
}

export type LimitBroken = "amountMin" | "amountMax" | "amountPrecision" | "amount";

/**
 * The amount that a payer typed, or which rule it breaks. Payers write "25,50" in Spanish and Portuguese: one or two
 * digits after a comma are never thousands.
 */
export function readPayerAmount(
  typed: string,
  currency: CurrencyCode,
  { min, max }: PayerLimits,
): { readonly money: Money } | { readonly broken: LimitBroken } {
  const price = parsePrice(typed.trim().replace(/^(\d+),(\d{1,2})$/, "$1.$2"), currency);
  if (!price.ok) return { broken: price.error === "too_precise" ? "amountPrecision" : "amount" };
  if (!isPositive(price.value)) return { broken: "amount" };
  if (min !== null && compareMoney(price.value, min) < 0) return { broken: "amountMin" };
  if (max !== null && compareMoney(price.value, max) > 0) return { broken: "amountMax" };
  return { money: price.value };
}

function plus(a: Money, b: Money): Money {
  return moneyFromUnits(a.units + b.units, a.currency, a.scale);
}

function amountProblem(path: AmountProblem["path"], typed: string, currency: string): AmountProblem[] {
  const price = parsePrice(typed, currency);
  if (!price.ok) return [{ path, message: AMOUNT_PROBLEMS[price.error] }];
  if (isTooLarge(price.value)) return [{ path, message: AMOUNT_PROBLEMS.too_large }];
  return isPositive(price.value) ? [] : [{ path, message: NOT_POSITIVE }];
}

function isTooLarge({ units, scale }: Money): boolean {
  return units >= 10n ** BigInt(MAX_WHOLE_DIGITS + scale);
}

function limitProblems({ lines, currency, ...asked }: AskedAmounts): AmountProblem[] {
  const problems = boundProblems([], asked, currency);
  if (lines.length === 0) return problems;
  return [...problems, { path: ["lines"], message: "A payer can't choose the amount of a list of lines." }];
}

/** What is wrong with the limits in one currency; `at` is where they stand in the form. */
function boundProblems(
  at: AmountProblem["path"],
  bounds: Partial<Bounds>,
  currency: string,
): AmountProblem[] {
  const problems = BOUNDS.flatMap((field) =>
    bounds[field] ? amountProblem([...at, field], bounds[field], currency) : [],
  );
  if (problems.length > 0) return problems;
  const [min, max, suggested] = BOUNDS.map((field) => readTyped(bounds[field] ?? "", currency));
  if (min && max && compareMoney(min, max) > 0)
    return [{ path: [...at, "maxAmount"], message: "The most must not be less than the least." }];
  if (suggested && min && compareMoney(suggested, min) < 0)
    return [{ path: [...at, "suggested"], message: "The suggestion is less than the least." }];
  if (suggested && max && compareMoney(suggested, max) > 0)
    return [{ path: [...at, "suggested"], message: "The suggestion is more than the most." }];
  return [];
}

function readTyped(typed: string, currency: string): Money | null {
  const price = parsePrice(typed, currency);
  return price.ok ? price.value : null;
}

function priceProblems({ prices, currency, payerChooses }: AskedAmounts): AmountProblem[] {
  const seen = new Set([currency]);
  return prices.flatMap((price, index) => {
    const at = ["prices", index];
    if (!isCurrencyCode(price.currency))
      return [{ path: [...at, "currency"], message: AMOUNT_PROBLEMS.unknown_currency }];
    const isAgain = seen.has(price.currency);
    seen.add(price.currency);
    if (isAgain) return [{ path: [...at, "currency"], message: "This currency has a price already." }];
    if (!payerChooses) return amountProblem([...at, "amount"], price.amount, price.currency);
    if (price.amount !== "") return [{ path: [...at, "amount"], message: PAYER_SETS_IT }];
    return boundProblems(at, price, price.currency);
  });
}

/** Stored decimals of the database as money, where there are any. */
export function limitOf(decimal: { toFixed(): string } | null, currency: string): Money | null {
  return decimal === null ? null : moneyOf(decimal.toFixed(), currency);
}
