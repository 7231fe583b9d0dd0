import { currencyOf } from "#lib/currencies.ts";
import { type Money, moneyFromUnits, moneyOf, toDecimal } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";

/** As a person would type it: no more zeros at the end than the two that prices have. */
export function typedAmount({ amount, currency }: MoneyDto): string {
  return shortened(toDecimal(moneyOf(amount, currency)));
}

/** Half of it, rounded down to the currency's smallest unit. */
export function typedHalf({ amount, currency }: MoneyDto): string {
  return shortened(toDecimal(half(moneyOf(amount, currency))));
}

function half({ units, scale, currency }: Money): Money {
  const finer = 10n ** BigInt(scale - currencyOf(currency).exponent);
  return moneyFromUnits(units / finer / 2n, currency);
}

function shortened(decimal: string): string {
  return decimal.replace(/(\.\d{2}\d*?)0+$/, "$1");
}
