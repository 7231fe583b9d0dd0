import { formatAmount } from "../format.ts";
import type { InvoiceDocument } from "../invoices/document.ts";
import { moneyOf } from "../money.ts";
import type { Language } from "../payment-links/schema.ts";
import type { MoneyDto } from "../transactions/schema.ts";
import type { PaperWords } from "./paper-words-shape.ts";

/** How numbers are written where the readers are: plain "es" would leave 2500,00 ungrouped. */
const LOCALE: Readonly<Record<Language, string>> = { en: "en", es: "es-CO", pt: "pt-BR" };

export function moneyText({ amount, currency }: MoneyDto, language: Language): string {
  return formatAmount(moneyOf(amount, currency), LOCALE[language]);
}

/** What is taken off, with its sign. */
export function takenText(money: MoneyDto, language: Language): string {
  return `−${moneyText(money, language)}`;
}

/** A calendar day, "2026-12-04", in words. */
export function dayText(day: string, language: Language): string {
  const locale = language === "en" ? "en-GB" : LOCALE[language];
  const format = { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, format).format(new Date(`${day}T00:00:00Z`));
}

/** A plain decimal with all of its digits: "1234.5" is "1.234,5" to a Spanish reader. */
export function numberText(decimal: string, language: Language): string {
  const [whole = "0", fraction = ""] = decimal.split(".");
  const grouped = new Intl.NumberFormat(LOCALE[language]).format(BigInt(whole));
  return fraction === "" ? grouped : `${grouped}${language === "en" ? "." : ","}${fraction}`;
}

export function percentText(decimal: string, language: Language): string {
  return `${numberText(decimal, language)}${language === "es" ? "\u00A0" : ""}%`;
}

/** "IVA 19%"; a rate without a name is called a tax, a name without a rate stands alone. */
export function taxText(
  { name, rate }: { readonly name: string; readonly rate: string },
  words: PaperWords,
  language: Language,
): string {
  return `${name === "" ? words.tax : name} ${percentText(rate, language)}`;
}

/** The tax of a line as its column says it; "" for none. */
export function lineTaxText(
  line: InvoiceDocument["lines"][number],
  words: PaperWords,
  language: Language,
): string {
  if (line.taxRate === "0" && line.taxName === "") return "";
  const tax =
    line.taxName === ""
      ? percentText(line.taxRate, language)
      : taxText({ name: line.taxName, rate: line.taxRate }, words, language);
  return line.taxIncluded ? `${tax} ${words.included}` : tax;
}

export interface SumRow {
  readonly key: "subtotal" | "discount" | "tax" | "total" | "paid" | "credited" | "due";
  readonly label: string;
  readonly value: string;
}

/** The sums under the lines, in the order in which they add up. What is zero and says nothing is left out. */
export function sumRows(document: InvoiceDocument, words: PaperWords, language: Language): SumRow[] {
  const { subtotal, discountTotal, taxes, total, paid, credited, due } = document;
  const isMore = (money: MoneyDto) => /[1-9]/.test(money.amount);
  const text = (money: MoneyDto) => moneyText(money, language);
  const rows: SumRow[] = [{ key: "subtotal", label: words.sums.subtotal, value: text(subtotal) }];
  if (isMore(discountTotal))
    rows.push({ key: "discount", label: words.sums.discount, value: takenText(discountTotal, language) });
  for (const tax of taxes)
    rows.push({ key: "tax", label: taxText(tax, words, language), value: text(tax.amount) });
  rows.push({ key: "total", label: words.sums.total, value: text(total) });
  if (document.kind === "credit_note") return rows;
  if (isMore(paid)) rows.push({ key: "paid", label: words.sums.paid, value: takenText(paid, language) });
  if (isMore(credited))
    rows.push({ key: "credited", label: words.sums.credited, value: takenText(credited, language) });
  rows.push({ key: "due", label: words.sums.due, value: text(due) });
  return rows;
}
