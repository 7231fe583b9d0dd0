import { type CurrencyCode, currencyOf } from "./currencies.ts";
import { type Money, toDecimal } from "./money.ts";

/** An amount cut into the pieces that screens style differently: `2,500` `.00` `USD`. */
export interface AmountParts {
  readonly sign: "" | "−";
  readonly whole: string;
  /** With its separator, "" for currencies without minor units. */
  readonly fraction: string;
  readonly currency: CurrencyCode;
}

/** Groups by `locale`; shows two digits at least for tokens and all significant ones beyond. */
export function formatAmountParts(money: Money, locale = "en"): AmountParts {
  const [rawWhole = "0", rawFraction = ""] = toDecimal(money).split(".");
  const { grouped, decimal } = spellingOf(locale);
  const whole = grouped.format(BigInt(rawWhole.replace("-", "")));
  const shownDigits = Math.min(currencyOf(money.currency).exponent, 2);
  const digits = rawFraction.replace(/0+$/, "").padEnd(shownDigits, "0");
  return {
    sign: rawWhole.startsWith("-") ? "−" : "",
    whole,
    fraction: digits === "" ? "" : decimal + digits,
    currency: money.currency,
  };
}

/** `2,500.00 USD`, as one string, for titles, labels and plain text. */
export function formatAmount(money: Money, locale = "en"): string {
  const { sign, whole, fraction, currency } = formatAmountParts(money, locale);
  return `${sign}${whole}${fraction} ${currency}`;
}

/** `412.6 M`: a glance at a large figure. The exact one must be within reach of whoever sees it. */
export function formatCompact(decimal: string, locale = "en"): string {
  // A decimal string is formatted as it is (ES2023), without passing through a float.
  const exact = decimal as `${number}`;
  return new Intl.NumberFormat(locale, { notation: "compact", maximumFractionDigits: 1 }).format(exact);
}

interface Spelling {
  readonly grouped: Intl.NumberFormat;
  readonly decimal: string;
}

const spellings = new Map<string, Spelling>();

/** Making a format costs fifty times as much as using it. Readers' locales are few; should they not be, it begins again. */
function spellingOf(locale: string): Spelling {
  const known = spellings.get(locale);
  if (known !== undefined) return known;
  const grouped = new Intl.NumberFormat(locale);
  const decimal = grouped.formatToParts(1.5).find((part) => part.type === "decimal")?.value ?? ".";
  if (spellings.size >= 50) spellings.clear();
  spellings.set(locale, { grouped, decimal });
  return { grouped, decimal };
}
