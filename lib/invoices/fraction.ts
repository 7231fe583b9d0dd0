/** An exact quotient of whole numbers, not below zero; the second is never 0. */
export type Fraction = readonly [numerator: bigint, denominator: bigint];

const DECIMAL = /^\d{1,20}(\.\d{1,18})?$/;

/** Reads "12.5"; throws on anything that is not a plain decimal, since forms and the database write no other. */
export function fractionOf(decimal: string): Fraction {
  if (!DECIMAL.test(decimal)) throw new TypeError("not a decimal");
  const [whole = "0", fraction = ""] = decimal.split(".");
  return [BigInt(whole + fraction), 10n ** BigInt(fraction.length)];
}

export function times([a, b]: Fraction, [c, d]: Fraction): Fraction {
  return [a * c, b * d];
}

/** Less so many percent, "12.5"; nothing remains of less than nothing. */
export function lessPercent(value: Fraction, percent: string): Fraction {
  const [taken, scale] = fractionOf(percent);
  const whole = 100n * scale;
  return times(value, [taken > whole ? 0n : whole - taken, whole]);
}

export function sumOf(values: readonly Fraction[]): Fraction {
  return values.reduce<Fraction>(
    ([a, b], [c, d]) => (b === d ? [a + c, b] : [a * d + c * b, b * d]),
    [0n, 1n],
  );
}

/** To a whole number, half away from zero. */
export function divideRounded([numerator, denominator]: Fraction): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** "19.00" is "19", and "0.0" is "0". */
export function plainDecimal(decimal: string): string {
  const short = decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
  return short.replace(/^0+(?=\d)/, "");
}

/** -1, 0 or 1. */
export function compareDecimals(a: string, b: string): -1 | 0 | 1 {
  const [left, leftScale] = fractionOf(a);
  const [right, rightScale] = fractionOf(b);
  const difference = left * rightScale - right * leftScale;
  if (difference === 0n) return 0;
  return difference > 0n ? 1 : -1;
}

/** What is left of `a` without `b`, "0" when nothing is. */
export function subtractDecimals(a: string, b: string): string {
  const [left, leftScale] = fractionOf(a);
  const [right, rightScale] = fractionOf(b);
  const units = left * rightScale - right * leftScale;
  if (units <= 0n) return "0";
  const digits = (leftScale * rightScale).toString().length - 1;
  const text = units.toString().padStart(digits + 1, "0");
  return digits === 0 ? text : plainDecimal(`${text.slice(0, -digits)}.${text.slice(-digits)}`);
}
