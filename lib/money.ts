import { add, compare, type Dinero, dinero, subtract, toSnapshot } from "dinero.js/bigint";
import { type CurrencyCode, currencyOf, isCurrencyCode } from "./currencies.ts";
import { err, ok, type Result } from "./result.ts";

/**
 * An exact amount: `units` at 10^-`scale` of `currency`. The scale is at least the currency's exponent and may be
 * larger where a provider counts finer (Pepay: thousandths of a dollar). Never a float, at no edge.
 */
export interface Money {
  readonly units: bigint;
  readonly scale: number;
  readonly currency: CurrencyCode;
}

export type MoneyProblem = "not_a_number" | "unknown_currency" | "too_precise" | "too_large";

const DECIMAL = /^-?\d{1,20}(\.\d{1,18})?$/;

/** Reads a decimal string ("2500.00") as providers and our database write it; keeps every digit. */
export function parseMoney(decimal: string, currency: string): Result<Money, MoneyProblem> {
  if (!isCurrencyCode(currency)) return err("unknown_currency");
  if (!DECIMAL.test(decimal)) return err(/^-?\d{21,}(\.|$)/.test(decimal) ? "too_large" : "not_a_number");
  const [whole = "0", fraction = ""] = decimal.split(".");
  const digits = fraction.replace(/0+$/, "");
  const scale = Math.max(currencyOf(currency).exponent, digits.length);
  return ok({ units: BigInt(whole + digits.padEnd(scale, "0")), scale, currency });
}

const GROUPED = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/;

/**
 * Reads what a person typed: as {@link parseMoney}, but no finer than the currency's minor unit. Commas count only between
 * thousands: "4,5" is no number, since it would be forty-five to one reader and four and a half to another.
 */
export function parsePrice(typed: string, currency: string): Result<Money, MoneyProblem> {
  const parsed = parseMoney(GROUPED.test(typed) ? typed.replaceAll(",", "") : typed, currency);
  if (parsed.ok && parsed.value.scale > currencyOf(parsed.value.currency).exponent) return err("too_precise");
  return parsed;
}

/** As {@link parseMoney} for our own stored values: throws, since bad ones are a bug. */
export function moneyOf(decimal: string, currency: string): Money {
  const parsed = parseMoney(decimal, currency);
  if (!parsed.ok) throw new TypeError(`bad money: ${parsed.error}`);
  return parsed.value;
}

/** From an integer count of 10^-`scale` (gateway minor units, Pepay's usd_millis). */
export function moneyFromUnits(
  units: bigint,
  currency: CurrencyCode,
  scale = currencyOf(currency).exponent,
): Money {
  return moneyOf(decimalOf(units, scale), currency);
}

/** The decimal string, with all of its scale: "2500.00". */
export function toDecimal(money: Money): string {
  return decimalOf(money.units, money.scale);
}

/** The integer count of minor units; throws when the amount is finer than the currency's minor unit. */
export function toMinorUnits(money: Money): bigint {
  const { exponent } = currencyOf(money.currency);
  if (money.scale > exponent) throw new RangeError("amount is finer than the minor unit");
  return money.units;
}

export function addMoney(a: Money, b: Money): Money {
  return fromDinero(add(toDinero(a), toDinero(b)), a.currency);
}

export function subtractMoney(a: Money, b: Money): Money {
  return fromDinero(subtract(toDinero(a), toDinero(b)), a.currency);
}

/** -1, 0 or 1. Throws when the currencies differ. */
export function compareMoney(a: Money, b: Money): -1 | 0 | 1 {
  return compare(toDinero(a), toDinero(b));
}

/** Equal in currency and value, whatever the scales. */
export function isSameMoney(a: Money, b: Money): boolean {
  return a.currency === b.currency && compareMoney(a, b) === 0;
}

export function isPositive(money: Money): boolean {
  return money.units > 0n;
}

/** The same value in another unit of account that is offered at par (USD ↔ USDT); throws for any other pair. */
export function atParity(money: Money, currency: CurrencyCode): Money {
  if (money.currency === currency) return money;
  const at = (code: CurrencyCode): string => currencyOf(code).parity ?? code;
  if (at(money.currency) !== at(currency))
    throw new RangeError(`${money.currency} is not at par with ${currency}`);
  return moneyOf(toDecimal(money), currency);
}

function decimalOf(units: bigint, scale: number): string {
  const sign = units < 0n ? "-" : "";
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, "0");
  if (scale === 0) return sign + digits;
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
}

function toDinero(money: Money): Dinero<bigint> {
  const { exponent } = currencyOf(money.currency);
  return dinero({
    amount: money.units,
    currency: { code: money.currency, base: 10n, exponent: BigInt(exponent) },
    scale: BigInt(money.scale),
  });
}

function fromDinero(value: Dinero<bigint>, currency: CurrencyCode): Money {
  const { amount, scale } = toSnapshot(value);
  return moneyOf(decimalOf(amount, Number(scale)), currency);
}
