import { formatAmount, formatAmountParts } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";

/** Money off the wire, in one string for a reader of `language`. */
export function moneyText(money: MoneyDto, language: string): string {
  return formatAmount(moneyOf(money.amount, money.currency), language);
}

export function moneyParts(money: MoneyDto, language: string) {
  return formatAmountParts(moneyOf(money.amount, money.currency), language);
}
