import { formatAmount, formatAmountParts } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import type { MoneyDto } from "#lib/transactions/schema.ts";

/** Money off the wire, in one string for a reader of `language`. */
export function moneyText(money: MoneyDto, language: string): string {
  return formatAmount(moneyOf(money.amount, money.currency), localeOf(language));
}

export function moneyParts(money: MoneyDto, language: string) {
  return formatAmountParts(moneyOf(money.amount, money.currency), localeOf(language));
}

/** How numbers are written where the payers are: plain "es" would leave 2500,00 ungrouped. */
function localeOf(language: string): string {
  return language === "es" ? "es-CO" : language === "pt" ? "pt-BR" : language;
}
