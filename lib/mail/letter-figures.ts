import { formatAmount } from "../format.ts";
import type { Money } from "../money.ts";
import type { MailLanguage } from "./status.ts";

/** How numbers are written where the readers are: plain "es" would leave 2500,00 ungrouped. */
const LOCALE: Readonly<Record<MailLanguage, string>> = { en: "en", es: "es-CO", pt: "pt-BR" };

/** An amount as a reader of this language writes it. */
export function letterMoney(money: Money, language: MailLanguage): string {
  return formatAmount(money, LOCALE[language]);
}

/** A calendar day, "2026-12-04", in words. */
export function letterDay(day: string, language: MailLanguage): string {
  const locale = language === "en" ? "en-GB" : LOCALE[language];
  const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(`${day}T00:00:00Z`));
}
