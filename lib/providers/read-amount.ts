import { type Money, parseMoney } from "../money.ts";

/** A provider's decimal amount and currency as money. Undefined when either is missing or unreadable. */
export function readAmount(
  decimal: string | null | undefined,
  currency: string | null | undefined,
): Money | undefined {
  if (!decimal || !currency) return undefined;
  const parsed = parseMoney(decimal, currency.toUpperCase());
  return parsed.ok ? parsed.value : undefined;
}

/** The shortest decimal string of an amount: "100", "49.99". */
export function shortDecimal(decimal: string): string {
  return decimal.includes(".") ? decimal.replace(/\.?0+$/, "") : decimal;
}
