import { currencyOf } from "#lib/currencies.ts";
import { moneyFromUnits, moneyOf, toDecimal } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";

/** Half of it, rounded down to the currency's smallest unit. */
export function halfOf({ amount, currency }: MoneyDto): string {
  const whole = moneyOf(amount, currency);
  const finer = 10n ** BigInt(whole.scale - currencyOf(whole.currency).exponent);
  return toDecimal(moneyFromUnits(whole.units / finer / 2n, whole.currency));
}
