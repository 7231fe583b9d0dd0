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
  const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(localeOf(language), format).format(new Date(`${day}T00:00:00Z`));
}

/** A moment on the clock of this zone, which it names: "4 December 2026 at 10:00 GMT-5". */
export function letterMoment(at: Date, timeZone: string, language: MailLanguage): string {
  const day = { day: "numeric", month: "long", year: "numeric" } as const;
  const time = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZoneName: "short" } as const;
  return new Intl.DateTimeFormat(localeOf(language), { ...day, ...time, timeZone }).format(at);
}

/** Plain "en" would put the month first. */
function localeOf(language: MailLanguage): string {
  return language === "en" ? "en-GB" : LOCALE[language];
}
