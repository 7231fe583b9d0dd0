import { formatAmountParts, formatCompact } from "#lib/format.ts";
import { moneyOf } from "#lib/money.ts";
import { RANGES } from "./overview-ranges.ts";

/** "Good morning" by the hour of the merchant's clock. */
export function greetingAt(at: Date, zone: string): string {
  const written = new Intl.DateTimeFormat("en", { hour: "2-digit", hourCycle: "h23", timeZone: zone });
  const hour = Number.parseInt(written.format(at), 10);
  if (hour >= 5 && hour < 12) return "Good morning";
  return hour >= 12 && hour < 18 ? "Good afternoon" : "Good evening";
}

/** "Thursday 19 November" on the merchant's calendar. */
export function longDay(at: Date, zone: string, locale: string): string {
  const form = { weekday: "long", day: "numeric", month: "long", timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, form).format(at);
}

/** "09:41" on the merchant's clock. */
export function clockAt(at: Date, zone: string, locale: string): string {
  const form = { hour: "2-digit", minute: "2-digit", hourCycle: "h23", timeZone: zone } as const;
  return new Intl.DateTimeFormat(locale, form).format(at);
}

/** "22 Oct" for a calendar day, "2026-10-22". */
export function shortDay(day: string, locale: string): string {
  const form = { day: "numeric", month: "short", timeZone: "UTC" } as const;
  return new Intl.DateTimeFormat(locale, form).format(new Date(`${day}T12:00:00Z`));
}

/** "+0.4" with a real minus and the reader's decimal mark. */
export function changeWords(change: string, locale: string): string {
  return decimalWords(change.replace("-", "−"), locale);
}

/** A decimal that the server wrote with a point, as the reader writes it. */
export function decimalWords(decimal: string, locale: string): string {
  const mark = new Intl.NumberFormat(locale).formatToParts(1.5).find((part) => part.type === "decimal");
  return decimal.replace(".", mark?.value ?? ".");
}

/** The loud and the quiet part of a figure: "412.6" and " M" from a million on, "2,917" and ".32" below. */
export function figureParts(
  decimal: string,
  currency: string,
  locale: string,
): { readonly loud: string; readonly quiet: string } {
  if (!/^-?\d{7}/.test(decimal)) {
    const { sign, whole, fraction } = formatAmountParts(moneyOf(decimal, currency), locale);
    return { loud: sign + whole, quiet: fraction };
  }
  const text = formatCompact(decimal, locale);
  const [loud = text] = /^[−-]?[\d.,\s]*\d/u.exec(text) ?? [];
  const unit = text.slice(loud.length).trim();
  return { loud, quiet: unit === "" ? "" : ` ${unit}` };
}

export function rangeLabel(range: string): string {
  return RANGES.find((known) => known.value === range)?.label ?? range;
}
