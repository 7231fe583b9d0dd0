import { currencyOf, isCurrencyCode } from "../currencies.ts";

/** A stored amount with all digits of its currency, at least: "2500" COP is "2500.00". Never rounded. */
export function plainDecimal(decimal: string, currency: string): string {
  const exponent = isCurrencyCode(currency) ? currencyOf(currency).exponent : 0;
  const point = decimal.indexOf(".");
  const digits = point === -1 ? 0 : decimal.length - point - 1;
  if (digits >= exponent) return decimal;
  return `${decimal}${point === -1 ? "." : ""}${"0".repeat(exponent - digits)}`;
}
